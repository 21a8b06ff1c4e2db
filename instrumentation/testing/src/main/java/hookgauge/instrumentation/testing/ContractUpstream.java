package hookgauge.instrumentation.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients under test call: HTTP/1.1 by hand, so that it can also behave badly. */
final class ContractUpstream implements Upstream {
    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile CountDownLatch arrived = new CountDownLatch(1);
    private volatile CountDownLatch released = new CountDownLatch(1);

    ContractUpstream() throws IOException {
        daemon(this::accept);
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public int requests() {
        return requests.get();
    }

    @Override
    public int connections() {
        return connections.get();
    }

    @Override
    public void forget() {
        requests.set(0);
        connections.set(0);
        arrived = new CountDownLatch(1);
        released = new CountDownLatch(1);
    }

    @Override
    public void awaitHeld() throws InterruptedException {
        if (!arrived.await(20, TimeUnit.SECONDS)) throw new AssertionError("no request came to be held");
    }

    @Override
    public void release() {
        released.countDown();
    }

    @Override
    public void close() throws IOException {
        release();
        server.close();
        for (Socket socket : open) socket.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String path = path(in); path != null; path = path(in)) {
                // before the answer, after which the next test may begin
                requests.incrementAndGet();
                if (!answer(path, socket.getOutputStream())) return;
            }
        } catch (IOException | InterruptedException e) {
            // the client has left, or the test is over
        } finally {
            open.remove(socket);
        }
    }

    /** Of a request, which is read to its end; null at the end of the connection. */
    private static String path(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) return null;
        int length = 0;
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase().startsWith("content-length:"))
                length = Integer.parseInt(header.substring(15).trim());
        }
        in.readNBytes(length);
        return line.split(" ")[1];
    }

    /** Whether the connection goes on. */
    private boolean answer(String path, OutputStream out) throws IOException, InterruptedException {
        switch (path) {
            case "/ok" -> write(out, "200 OK", "", "fine");
            case "/create" -> write(out, "201 Created", "", "made");
            case "/error" -> write(out, "500 Internal Server Error", "", "oops");
            case "/redirect" -> write(out, "302 Found", "Location: /ok\r\n", "");
            case "/hold" -> hold(out, "");
            case "/slow-body" -> hold(out, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfi");
            case "/half" -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
                return false;
            }
            case "/drop" -> {
                return false;
            }
            default -> write(out, "404 Not Found", "", "nothing");
        }
        return true;
    }

    /** Writes a beginning, waits until it is released, and ends the connection in the middle. */
    private void hold(OutputStream out, String beginning) throws IOException, InterruptedException {
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        arrived.countDown();
        released.await(20, TimeUnit.SECONDS);
        if (beginning.isEmpty()) write(out, "200 OK", "", "late");
        else out.write("ne".getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(OutputStream out, String status, String headers, String body) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n" + headers + "\r\n";
        out.write((head + body).getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Null at the end of the connection. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) return null;
            if (b != '\r') line.append((char) b);
        }
        return line.toString();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "contract upstream");
        thread.setDaemon(true);
        thread.start();
    }
}
