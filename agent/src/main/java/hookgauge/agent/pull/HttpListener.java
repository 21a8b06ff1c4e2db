package hookgauge.agent.pull;

import com.sun.net.httpserver.HttpServer;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.log.CaughtErrors;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;

/** The JDK's server on the port; apart from {@link MetricsServer} because a runtime may lack its module. */
final class HttpListener {
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final ScrapeThreads threads;

    private HttpListener(HttpServer server, ScrapeThreads threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Listens from now on. */
    static HttpListener start(
            ListenAddress address, String path, MergedGatherer gatherer, ThreadFactory threads, CaughtErrors errors)
            throws IOException {
        HttpServer server = address.bind(BACKLOG);
        ScrapeThreads scrapeThreads = new ScrapeThreads(threads);
        server.setExecutor(scrapeThreads);
        server.createContext("/", new ScrapeHandler(path, gatherer, scrapeThreads, errors));
        server.start();
        return new HttpListener(server, scrapeThreads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
        threads.end();
    }
}
