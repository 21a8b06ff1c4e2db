package hookgauge.agent.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks to whoever connects as it is told to, byte for byte. */
final class RawServer implements AutoCloseable {
    /** What was asked, line by line, in the order in which it came; the number of its connection stands before it. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Conversation conversation;

    RawServer(Conversation conversation) throws IOException {
        this(InetAddress.getLoopbackAddress(), conversation);
    }

    RawServer(InetAddress address, Conversation conversation) throws IOException {
        this.conversation = conversation;
        server = new ServerSocket(0, 10, address);
        new Thread(this::accept, "raw server").start();
    }

    /** Answers each request with the same, and keeps the connection. */
    static RawServer answering(String answer) throws IOException {
        return new RawServer((server, socket) -> {
            while (server.request(socket)) write(socket, answer);
        });
    }

    int port() {
        return server.getLocalPort();
    }

    String endpoint() {
        return "http://127.0.0.1:" + port() + "/v1/metrics";
    }

    /** Reads one with its body; false if there is none. */
    boolean request(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) return false;
            head.write(c);
        }
        String text = head.toString();
        int length = text.indexOf("Content-Length: ");
        if (length >= 0) in.readNBytes(Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length))));
        requests.add(connections.indexOf(socket) + " " + text);
        return true;
    }

    static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : connections) socket.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                new Thread(() -> speak(socket), "raw connection").start();
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void speak(Socket socket) {
        try {
            conversation.with(this, socket);
            socket.close();
        } catch (IOException e) {
            // the other side has gone, or the test is over
        }
    }

    interface Conversation {
        void with(RawServer server, Socket socket) throws IOException;
    }
}
