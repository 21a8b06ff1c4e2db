package hookgauge.agent.pull;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.Door;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;

/** Serves the merged page on a port of its own; it must be started on a daemon thread, for the JDK's server inherits that. */
public final class MetricsServer {
    private static final long RETRY_MILLIS = 30_000;

    private final ListenAddress address;
    private final String path;
    private final Pages.Opening pages;
    private final Door door;
    private final MergedGatherer gatherer;
    private final ThreadFactory threads;
    private final AgentLog log;
    private final CaughtErrors errors;
    private final long retryMillis;
    private volatile boolean isStopped;
    private volatile HttpListener listener;

    /**
     * @param pages that are served beside the metrics; null for none
     * @param threads makes the threads that listen and answer, whose server and requests no hook of ours counts
     */
    public MetricsServer(
            AgentConfig config,
            Pages.Opening pages,
            MergedGatherer gatherer,
            ThreadFactory threads,
            AgentLog log,
            CaughtErrors errors) {
        this(
                new ListenAddress(config.pullHost, config.pullFirstPort, config.pullLastPort),
                config.pullPath,
                pages,
                config.pullDoor,
                gatherer,
                threads,
                log,
                errors,
                RETRY_MILLIS);
    }

    MetricsServer(
            ListenAddress address,
            String path,
            Pages.Opening pages,
            Door door,
            MergedGatherer gatherer,
            ThreadFactory threads,
            AgentLog log,
            CaughtErrors errors,
            long retryMillis) {
        this.address = address;
        this.path = path;
        this.pages = pages;
        this.door = door;
        this.gatherer = gatherer;
        this.threads = threads;
        this.log = log;
        this.errors = errors;
        this.retryMillis = retryMillis;
    }

    /** Answers what the banner says of it, such as {@code pull http://127.0.0.1:9464/metrics}. */
    public String start() {
        if (!hasHttpServer()) {
            log.warn("module jdk.httpserver is missing in this runtime: no " + path + "; push is not affected");
            return "pull off (no module jdk.httpserver)";
        }
        try {
            listen();
            return "pull " + url();
        } catch (IOException e) {
            log.warn(address.problem(e) + ", trying again every " + retryMillis / 1000 + " s; push is not affected");
            tryAgainOnOwnThread();
            return "pull not yet (" + address.problem(e) + ")";
        }
    }

    /** Closes the port; connections that are open are dropped. */
    public void stop() {
        isStopped = true;
        if (listener != null) listener.stop();
    }

    /** The port that is served, 0 while there is none. */
    public int port() {
        return listener == null ? 0 : listener.port();
    }

    private void listen() throws IOException {
        listener = HttpListener.start(address, path, pages, door, gatherer, threads, log, errors);
    }

    private String url() {
        return (door.isTls() ? "https://" : "http://") + address.shown() + ':' + port() + path;
    }

    private void tryAgainOnOwnThread() {
        Thread thread = threads.newThread(this::tryAgain);
        thread.setName("hookgauge port");
        thread.setDaemon(true);
        thread.start();
    }

    private void tryAgain() {
        while (!isStopped && listener == null) {
            try {
                Thread.sleep(retryMillis);
                listen();
                log.info("metrics are now at " + url());
            } catch (IOException e) {
                log.debug(address.problem(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean hasHttpServer() {
        try {
            Class.forName("com.sun.net.httpserver.HttpServer", false, MetricsServer.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
