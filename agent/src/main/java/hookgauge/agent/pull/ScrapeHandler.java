package hookgauge.agent.pull;

import com.sun.net.httpserver.HttpExchange;
import hookgauge.agent.gather.AskedNames;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.log.CaughtErrors;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

/** Answers scrapes: the page is whole before the first byte of it is sent. */
final class ScrapeHandler {
    private final MergedGatherer gatherer;
    private final ScrapeThreads threads;
    private final Answers answers;
    private final Scrapes scrapes;
    private final CaughtErrors errors;
    private final AtomicReference<PageBuffer> idleBuffer = new AtomicReference<>();

    ScrapeHandler(
            MergedGatherer gatherer, ScrapeThreads threads, Answers answers, Scrapes scrapes, CaughtErrors errors) {
        this.gatherer = gatherer;
        this.threads = threads;
        this.answers = answers;
        this.scrapes = scrapes;
        this.errors = errors;
    }

    void answer(HttpExchange exchange) throws IOException {
        long startNanos = System.nanoTime();
        PageBuffer buffer = idleBuffer.getAndSet(null);
        if (buffer == null) buffer = new PageBuffer();
        try {
            if (fill(buffer, exchange)) {
                exchange.getResponseHeaders().set("Vary", "Accept, Accept-Encoding");
                scrapes.made(buffer.size(), startNanos);
                answers.send(exchange, 200, buffer);
            } else {
                exchange.getResponseHeaders().remove("Content-Encoding");
                scrapes.failed();
                answers.say(exchange, 503, "The metrics could not be gathered; the log of the app says why\n");
            }
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
