package hookgauge.benchmarks.process;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A JVM of its own with {@link HelloServer} and perhaps an agent, and what the system says of it. */
final class MeasuredServer implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final byte[] REQUEST =
            "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** From the start of the process to its first answer. */
    final double startMillis;

    private final Process process;
    private final int port;

    MeasuredServer(Agent agent, int metricsPort) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // else each answer waits for the client to acknowledge its head
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true"));
        command.addAll(agent.options(metricsPort));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HelloServer.class.getName()));
        long startedNanos = System.nanoTime();
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        port = readPort(process.getInputStream());
        ask(1);
        startMillis = (System.nanoTime() - startedNanos) / 1e6;
    }

    private static int readPort(InputStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(out, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("listening on ")) return Integer.parseInt(line.substring(13));
        }
        throw new IOException("the server ended before it listened");
    }

    /** User and system time of the whole process; the kernel counts it in steps of 10 ms. */
    double cpuMillis() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
    }

    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D+", "")) / 1024.0;
        }
        throw new IOException("no VmRSS");
    }

    /** Sends that many requests over eight connections that are kept. */
    void load(int requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Callable<Void> client = () -> {
                ask(requests / CONNECTIONS);
                return null;
            };
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(CONNECTIONS, client))) done.get();
        } finally {
            threads.shutdown();
        }
    }

    private void ask(int times) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < times; i++) {
                socket.getOutputStream().write(REQUEST);
                int last = 0;
                int before = 0;
                // the body is the one line of six bytes that ends so
                while (last != '\n' || before != 'o') {
                    before = last;
                    last = in.read();
                    if (last < 0) throw new IOException("the server closed");
                }
            }
        }
    }

    /** The median of twenty scrapes after one that is not counted, in ms; not a number where there is no page. */
    double scrapeMillis(int metricsPort) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            long startedNanos = System.nanoTime();
            try (InputStream in = URI.create("http://127.0.0.1:" + metricsPort + "/metrics")
                    .toURL()
                    .openStream()) {
                in.readAllBytes();
            } catch (ConnectException e) {
                return Double.NaN;
            }
            if (i > 0) millis.add((System.nanoTime() - startedNanos) / 1e6);
        }
        return Comparison.median(millis);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }
}
