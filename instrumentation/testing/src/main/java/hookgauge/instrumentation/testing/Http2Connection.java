package hookgauge.instrumentation.testing;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** As much of an HTTP/2 client as it takes to send GET requests with prior knowledge. */
final class Http2Connection implements Closeable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int GO_AWAY = 7;
    private static final int END_STREAM = 1;
    private static final int ACKNOWLEDGED = 1;
    private static final int END_HEADERS = 4;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private int nextStream = 1;

    Http2Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        // with empty settings, in one piece as clients do: Grizzly may close a connection where they come in two
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends a GET, with that in the header that the hooks want, and waits until its stream is at its end. */
    void get(String path, String tenant) throws IOException {
        int stream = request(path, tenant);
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int ofStream = in.readInt();
            in.readFully(new byte[length]);
            if (type == GO_AWAY) throw new IOException("the server ended the connection");
            if (type == SETTINGS && (flags & ACKNOWLEDGED) == 0) write(SETTINGS, ACKNOWLEDGED, 0, new byte[0]);
            boolean isOver = type == RESET || type <= HEADERS && (flags & END_STREAM) != 0;
            if (ofStream == stream && isOver) return;
        }
    }

    /** Sends a GET and goes on. */
    int request(String path, String tenant) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x82); // :method GET
        block.write(0x86); // :scheme http
        block.write(0x04); // :path, without indexing
        literal(block, path);
        block.write(0x01); // :authority, without indexing
        literal(block, "localhost");
        block.write(0x00); // a header that is in no table, without indexing
        literal(block, RecordingHooks.HEADER);
        literal(block, tenant);
        int stream = nextStream;
        nextStream += 2;
        write(HEADERS, END_STREAM | END_HEADERS, stream, block.toByteArray());
        return stream;
    }

    /** Gives up what was asked for. */
    void cancel(int stream) throws IOException {
        write(RESET, 0, stream, new byte[] {0, 0, 0, 8});
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void literal(ByteArrayOutputStream block, String text) throws IOException {
        block.write(text.length());
        block.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void write(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(new byte[] {(byte) (payload.length >> 16), (byte) (payload.length >> 8), (byte) payload.length});
        frame.write(type);
        frame.write(flags);
        frame.write(new byte[] {(byte) (stream >> 24), (byte) (stream >> 16), (byte) (stream >> 8), (byte) stream});
        frame.write(payload);
        out.write(frame.toByteArray());
        out.flush();
    }
}
