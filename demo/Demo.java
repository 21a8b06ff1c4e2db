package demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the demo: the shop with the agent attached, its customers, a scraper and a receiver. */
public final class Demo {
    private static final String REQUESTS = "http.server.request.duration";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Receiver receiver = new Receiver();
    private final int shopPort = freePort(8080);
    private final int metricsPort = freePort(9464);
    private final String jar;
    private int sent;

    private Demo(String jar) throws IOException {
        this.jar = jar;
    }

    /** Arguments: the agent's jar, and {@code --once} to end after one scrape and one push. */
    public static void main(String[] arguments) throws IOException {
        boolean once = arguments.length > 1 && arguments[1].equals("--once");
        int exitCode = 0;
        try {
            new Demo(arguments[0]).run(once);
        } catch (Exception e) {
            say("The demo failed: " + e.getMessage() + (e.getCause() == null ? "" : " (" + e.getCause() + ")"));
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private void run(boolean once) throws Exception {
        Process shop = openShop();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(shop)));
        sendCustomers();
        showPage();
        showPush();
        sayWhatNext();
        if (!once) goOn();
    }

    private Process openShop() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + jar,
                "-Dhookgauge.metrics.prometheus.host=127.0.0.1",
                "-Dhookgauge.metrics.prometheus.port=" + metricsPort,
                "-Dhookgauge.metrics.otlp.endpoint=" + receiver.endpoint(),
                "-Dhookgauge.metrics.otlp.interval=2s",
                "-Dhookgauge.metrics.otlp.service_name=shop",
                "-cp",
                System.getProperty("java.class.path"),
                "demo.Shop",
                Integer.toString(shopPort));
        say("2. Opening a shop with the agent attached; the shop itself knows nothing of metrics");
        say("   " + String.join(" ", command).replace(" -", " \\\n       -"));
        Process shop = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread output = new Thread(() -> repeat(shop), "output of the shop");
        output.setDaemon(true);
        output.start();
        return shop;
    }

    private static void repeat(Process shop) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(shop.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) say("   shop | " + line);
        } catch (IOException e) {
            say("   shop | (closed)");
        }
    }

    private static void close(Process shop) {
        shop.destroy();
        try {
            if (!shop.waitFor(10, TimeUnit.SECONDS)) shop.destroyForcibly();
        } catch (InterruptedException e) {
            shop.destroyForcibly();
        }
    }

    private void sendCustomers() throws Exception {
        await(() -> request("GET", "/items/0") == 200, "the shop did not open");
        for (int i = 1; i < 20; i++) request("GET", "/items/" + i);
        for (int i = 0; i < 5; i++) request("POST", "/orders");
        for (int i = 0; i < 3; i++) request("GET", "/search?q=tea");
        for (int i = 0; i < 2; i++) request("GET", "/checkout");
        say("");
        say("3. Customers sent " + sent + " requests to http://127.0.0.1:" + shopPort);
    }

    private int request(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + shopPort + path))
                .method(method, method.equals("POST") ? BodyPublishers.ofString("one tea") : BodyPublishers.noBody())
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        sent++;
        return status;
    }

    private void showPage() throws Exception {
        List<String> page = await(
                () -> {
                    List<String> lines = scrape();
                    return counted(lines) >= sent ? lines : null;
                },
                "the page does not show " + sent + " requests");
        say("");
        say("4. Pull: " + page.size() + " lines at " + metricsPage() + ", among them");
        page.stream()
                .filter(line -> line.startsWith("http_server_request_duration_seconds_count"))
                .forEach(line -> say("   " + line));
    }

    private String metricsPage() {
        return "http://127.0.0.1:" + metricsPort + "/metrics";
    }

    private List<String> scrape() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(metricsPage())).build();
        return client.send(request, BodyHandlers.ofString()).body().lines().toList();
    }

    private static double counted(List<String> page) {
        return page.stream()
                .filter(line -> line.startsWith("http_server_request_duration_seconds_count"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void showPush() throws Exception {
        List<PushedPoint> push = await(
                () -> {
                    List<PushedPoint> next = receiver.next(10);
                    return next != null && requests(next) >= sent ? next : null;
                },
                "no push holds " + sent + " requests");
        say("");
        say("5. Push: " + push.size() + " data points came by OTLP (http/protobuf), among them");
        show(push);
    }

    private static long requests(List<PushedPoint> push) {
        return push.stream()
                .filter(point -> point.name().equals(REQUESTS))
                .mapToLong(PushedPoint::count)
                .sum();
    }

    private static void show(List<PushedPoint> push) {
        push.stream().filter(point -> point.name().equals(REQUESTS)).forEach(point -> say("   " + point));
    }

    private void sayWhatNext() {
        say("");
        say("What to try next:");
        say("   open http://127.0.0.1:" + metricsPort + "/ in a browser: charts of the shop, and what the agent does");
        say("   curl http://127.0.0.1:" + shopPort + "/items/7   and look at it again:");
        say("   curl " + metricsPage());
        say("   java -javaagent:" + jar + " -jar your-app.jar   then open http://127.0.0.1:9464/metrics");
        say("   docs/quick-start.md tells how to let Prometheus scrape it and how to push to a collector");
    }

    /** Some customers a second, more and less of them, so that the charts move; each push that comes is told. */
    private void goOn() throws Exception {
        say("");
        say("The shop stays open and pushes every 2 s; Ctrl-C ends.");
        for (int i = 0; ; i++) {
            try {
                for (int customer = 0; customer <= i / 5 % 4; customer++) request("GET", "/items/" + i);
                if (i % 3 == 2) request("GET", "/search?q=tea");
                if (i % 20 == 19) request("GET", "/checkout");
            } catch (IOException e) {
                // Ctrl-C reaches the shop, too, and may reach it first
                Thread.sleep(2000);
                throw new IllegalStateException("the shop has gone", e);
            }
            List<PushedPoint> push = receiver.next(1);
            if (push != null) say("   pushed: " + push.size() + " data points, " + requests(push) + " requests so far");
        }
    }

    private interface Look<T> {
        T now() throws Exception;
    }

    /** Looks until there is something, false and null being nothing, for at most 30 s. */
    private static <T> T await(Look<T> look, String complaint) throws InterruptedException {
        Exception last = null;
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); System.nanoTime() < end; Thread.sleep(50)) {
            try {
                T seen = look.now();
                if (seen != null && !Boolean.FALSE.equals(seen)) return seen;
            } catch (IOException e) {
                last = e; // not open yet
            } catch (Exception e) {
                throw new IllegalStateException(complaint, e);
            }
        }
        throw new IllegalStateException(complaint, last);
    }

    /** This port, or any other where it is taken. */
    private static int freePort(int wish) throws IOException {
        for (int port : new int[] {wish, 0}) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                if (port == 0) throw e;
            }
        }
        throw new IllegalStateException("unreachable");
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
