package hookgauge.agent.pull;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import hookgauge.agent.config.Door;
import hookgauge.agent.config.PemFiles;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.agent.tls.RenewedTls;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLParameters;

/** The JDK's server on the port; apart from {@link MetricsServer} because a runtime may lack its module. */
final class HttpListener {
    private final HttpServer server;
    private final ScrapeThreads threads;

    private HttpListener(HttpServer server, ScrapeThreads threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Listens from now on. */
    static HttpListener start(
            ListenAddress address,
            String path,
            Pages.Opening pages,
            Door door,
            MergedGatherer gatherer,
            ThreadFactory threads,
            AgentLog log,
            CaughtErrors errors)
            throws IOException {
        HttpServer server = door.isTls() ? overTls(address, door.tls, log) : address.bind(HttpServer::create);
        ScrapeThreads scrapeThreads = new ScrapeThreads(threads, door.isTls() ? Phase.SHAKING_HANDS : Phase.READING);
        server.setExecutor(scrapeThreads);
        HttpContext context = server.createContext("/", new PortHandler(path, pages, gatherer, scrapeThreads, errors));
        if (!door.asksNobody()) context.getFilters().add(new DoorFilter(door, scrapeThreads, log));
        server.start();
        return new HttpListener(server, scrapeThreads);
    }

    private static HttpServer overTls(ListenAddress address, PemFiles files, AgentLog log) throws IOException {
        HttpsServer server = (HttpsServer) address.bind(HttpsServer::create);
        server.setHttpsConfigurator(new HttpsConfigurator(RenewedSslContext.of(new RenewedTls(files, log))) {
            @Override
            public void configure(HttpsParameters connection) {
                SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
                parameters.setNeedClientAuth(files.trusted != null);
                connection.setSSLParameters(parameters);
            }
        });
        return server;
    }

    int port() {
        return server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
        threads.end();
    }
}
