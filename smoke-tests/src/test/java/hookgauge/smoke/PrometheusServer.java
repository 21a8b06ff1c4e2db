package hookgauge.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A real Prometheus that scrapes a page every few seconds: on a busy machine one may take longer than a second. */
final class PrometheusServer implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on.*address=127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern READY = Pattern.compile("ready to receive web requests");

    private final ServerProcess process;
    private final int port;

    private PrometheusServer(ServerProcess process) {
        this.process = process;
        port = process.port(LISTENING);
        process.await(READY);
    }

    static PrometheusServer scraping(MetricsEndpoint page, Path directory) {
        return scraping(Map.of("app", page), directory);
    }

    /** @param pages by the name of the job; what a page says itself of job and instance is believed */
    static PrometheusServer scraping(Map<String, MetricsEndpoint> pages, Path directory) {
        String program = Promtool.find("prometheus");
        StringBuilder text = new StringBuilder(
                """
            global: {scrape_interval: 4s, scrape_timeout: 4s}
            scrape_configs:
            """);
        pages.forEach((job, page) -> text.append(
                """
            - job_name: %s
              metrics_path: %s
              honor_labels: true
              static_configs: [{targets: ['%s']}]
            """
                        .formatted(job, page.uri().getPath(), page.target())));
        Path configuration = directory.resolve("prometheus.yml");
        try {
            Files.writeString(configuration, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PrometheusServer(Launch.bare()
                .startCommand(List.of(
                        program,
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:0")));
    }

    /** What an expression gives, one line a series without its value; fails where it is none. */
    List<String> series(String expression) {
        String answer = Promtool.query("http://127.0.0.1:" + port, expression);
        if (!answer.isEmpty() && !answer.contains("=> ")) throw new AssertionError(expression + ": " + answer);
        return answer.lines()
                .map(line -> line.replaceFirst(" ?=> .*", "").trim())
                .sorted()
                .toList();
    }

    /** The value of an expression with one result; NaN as long as there is none. */
    double query(String expression) {
        String answer = Promtool.query("http://127.0.0.1:" + port, expression);
        int value = answer.indexOf("=> ");
        if (value < 0) return Double.NaN;
        return Double.parseDouble(answer.substring(value + 3).split(" ")[0]);
    }

    /** What its log has at level warn or error. */
    List<String> complaints() {
        return process.err().lines().stream()
                .filter(line -> line.contains("level=warn") || line.contains("level=error"))
                .toList();
    }

    @Override
    public void close() {
        process.close();
    }
}
