package hookgauge.smoke;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Takes pushes and answers them with bytes that never end; counts how many of them are taken. */
final class EndlessReceiver implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int CONTINUATION = 9;

    /** What a test takes for never ending. */
    private static final long GIGABYTES = 2L << 30;

    /** What is written first, and then again and again. */
    record Answer(String name, byte[] first, byte[] again) {
        Answer(String name, String first, String again) {
            this(name, first.getBytes(StandardCharsets.US_ASCII), again.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private final Protocol protocol;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicLong most = new AtomicLong();
    private volatile Answer answer;

    EndlessReceiver(Protocol protocol, Answer answer) throws IOException {
        this.protocol = protocol;
        this.answer = answer;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    String endpoint() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** From now on; what was counted is forgotten. */
    void answerWith(Answer answer) {
        this.answer = answer;
        answered.set(0);
        most.set(0);
    }

    /** How many answers were given up by who asked for them. */
    int answered() {
        return answered.get();
    }

    /** The most bytes that one connection has taken, those in the system's buffers among them. */
    long mostBytes() {
        return most.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection, answer));
            } catch (IOException e) {
                if (!socket.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket connection, Answer told) {
        long written = 0;
        try (connection) {
            connection.setSendBufferSize(16 << 10);
            OutputStream out = connection.getOutputStream();
            if (protocol == Protocol.HTTP) awaitHead(connection.getInputStream());
            else awaitStream(connection.getInputStream(), out);
            out.write(told.first);
            written = told.first.length;
            byte[] block = repeated(told.again);
            while (written < GIGABYTES) {
                out.write(block);
                written += block.length;
            }
        } catch (IOException e) {
            // who asked has read enough
        }
        if (told != answer) return;
        most.accumulateAndGet(written, Math::max);
        answered.incrementAndGet();
    }

    private static byte[] repeated(byte[] bytes) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        while (block.size() < 4096) block.writeBytes(bytes);
        return block.toByteArray();
    }

    private static void awaitHead(InputStream in) throws IOException {
        int end = 0;
        while (end != 0x0d0a0d0a) {
            int c = in.read();
            if (c < 0) throw new IOException("closed");
            end = end << 8 | c;
        }
    }

    /** HTTP/2 as far as it goes before the answer: the preface, settings, and the head of the first request. */
    private static void awaitStream(InputStream stream, OutputStream out) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        in.readFully(new byte[24]);
        out.write(frame(SETTINGS, 0, 0));
        int type = SETTINGS;
        while (type != HEADERS) {
            int lengthAndType = in.readInt();
            type = lengthAndType & 0xff;
            in.readFully(new byte[5 + (lengthAndType >>> 8)]);
        }
        out.write(frame(SETTINGS, 1, 0));
    }

    /** A frame of HTTP/2; the first request of a client is stream 3 here. */
    static byte[] frame(int type, int flags, int stream, int... payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int[] head = {0, payload.length >> 8, payload.length & 0xff, type, flags, 0, 0, 0, stream};
        for (int b : head) frame.write(b);
        for (int b : payload) frame.write(b);
        return frame.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
