package hookgauge.instrumentation.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A proxy that leads every tunnel to itself, and a server which has no room at first. */
final class ProxyUpstream implements Closeable {
    /** To this port there is no tunnel. */
    static final int REFUSED = 444;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final SSLContext tls;

    ProxyUpstream(Path keys) throws Exception {
        tls = TestKeys.context(keys);
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void awaitHeld() throws InterruptedException {
        if (!held.await(20, TimeUnit.SECONDS)) throw new AssertionError("no request came to be held");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            for (String head = head(socket); !head.isEmpty(); head = head(socket)) {
                String[] line = head.split(" ");
                if (line[1].endsWith("/hold")) held.countDown();
                else if (!line[0].equals("CONNECT")) write(socket, statusOf(line[1]));
                else if (line[1].endsWith(":" + REFUSED)) write(socket, "403 Forbidden");
                else {
                    write(socket, "200 OK");
                    socket = secured(socket);
                }
            }
        } catch (IOException e) {
            // the client has left
        }
    }

    private String statusOf(String path) {
        return path.endsWith("/busy") && requests.incrementAndGet() == 1 ? "503 Service Unavailable" : "200 OK";
    }

    private Socket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
        secured.setUseClientMode(false);
        return secured;
    }

    private static void write(Socket socket, String status) throws IOException {
        String length = status.startsWith("403") ? "Content-Length: 4\r\n\r\nfull" : "Content-Length: 0\r\n\r\n";
        socket.getOutputStream().write(("HTTP/1.1 " + status + "\r\n" + length).getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        for (int b = in.read(); b >= 0 && head.indexOf("\r\n\r\n") < 0; b = in.read()) {
            head.append((char) b);
            if (head.length() > 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) return head.toString();
        }
        return "";
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy upstream");
        thread.setDaemon(true);
        thread.start();
    }
}
