package hookgauge.agent.pull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import hookgauge.agent.gather.AskedNames;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.log.CaughtErrors;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

/** Answers scrapes: the page is whole before the first byte of it is sent. */
final class ScrapeHandler implements HttpHandler {
    private final String path;
    private final MergedGatherer gatherer;
    private final ScrapeThreads threads;
    private final CaughtErrors errors;
    private final AtomicReference<PageBuffer> idleBuffer = new AtomicReference<>();

    ScrapeHandler(String path, MergedGatherer gatherer, ScrapeThreads threads, CaughtErrors errors) {
        this.path = path;
        this.gatherer = gatherer;
        this.threads = threads;
        this.errors = errors;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } finally {
            // what the client has still to send is read here
            threads.enter(Phase.READING);
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        if (!path.equals(exchange.getRequestURI().getRawPath())) {
            say(exchange, 404, "Not found; the metrics are at " + path + "\n");
        } else if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            say(exchange, 405, "Only GET and HEAD\n");
        } else {
            answerScrape(exchange);
        }
    }

    private void answerScrape(HttpExchange exchange) throws IOException {
        PageBuffer buffer = idleBuffer.getAndSet(null);
        if (buffer == null) buffer = new PageBuffer();
        try {
            if (fill(buffer, exchange)) send(exchange, 200, buffer);
            else say(exchange, 503, "The metrics could not be gathered; the log of the app says why\n");
        } finally {
            buffer.clear();
            idleBuffer.set(buffer);
        }
    }

    private boolean fill(PageBuffer buffer, HttpExchange exchange) {
        threads.enter(Phase.COLLECTING);
        try {
            String timeout = exchange.getRequestHeaders().getFirst("X-Prometheus-Scrape-Timeout-Seconds");
            MetricSnapshots page = gatherer.page(
                    ScrapeQuery.budgetMillis(timeout),
                    AskedNames.of(ScrapeQuery.names(exchange.getRequestURI().getRawQuery())));
            PageFormat format = PageFormat.of(joined(exchange, "Accept"));
            exchange.getResponseHeaders().set("Content-Type", format.contentType);
            if (new AcceptHeader(joined(exchange, "Accept-Encoding")).quality("gzip") == 0) {
                format.write(page, buffer);
                return true;
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            try (OutputStream out = new FastGzip(buffer)) {
                format.write(page, out);
            }
            return true;
        } catch (Throwable t) {
            errors.caught("scrape", t);
            return false;
        }
    }

    private void say(HttpExchange exchange, int status, String sentence) throws IOException {
        PageBuffer buffer = new PageBuffer();
        byte[] bytes = sentence.getBytes(StandardCharsets.UTF_8);
        buffer.write(bytes, 0, bytes.length);
        exchange.getResponseHeaders().remove("Content-Encoding");
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        send(exchange, status, buffer);
    }

    private void send(HttpExchange exchange, int status, PageBuffer buffer) throws IOException {
        threads.enter(Phase.WRITING);
        exchange.getResponseHeaders().set("Vary", "Accept, Accept-Encoding");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(buffer.size()));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, buffer.size() == 0 ? -1 : buffer.size());
        OutputStream out = exchange.getResponseBody();
        buffer.writeTo(out);
        out.flush();
    }

    private static String joined(HttpExchange exchange, String header) {
        List<String> lines = exchange.getRequestHeaders().get(header);
        return lines == null ? null : String.join(",", lines);
    }

    /** Level 1: a third of the time of level 6 for a page that is a tenth larger. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(1);
        }
    }
}
