package hookgauge.instrumentation.tomcat;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiFunction;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.threads.ResizableExecutor;

/** Tells the agent where Tomcat listens, and reads its connections and threads when it asks. */
public final class TomcatConnectionsCompanion implements BiFunction<Object, long[], Object> {
    private static final String SITE = "tomcat-connections";
    // the agent holds it weakly
    private static final TomcatConnectionsCompanion READER = new TomcatConnectionsCompanion();

    private TomcatConnectionsCompanion() {}

    /** The endpoint of a connector has started. */
    public static void serving(AbstractEndpoint<?, ?> endpoint) {
        try {
            // asked already now: where the endpoint has no such method, it is not woven
            if (connections(endpoint) >= 0) HookgaugeHttp.serving(endpoint, "tomcat", READER);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @Override
    public Object apply(Object endpoint, long[] numbers) {
        try {
            return read((AbstractEndpoint<?, ?>) endpoint, numbers);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
            return null;
        }
    }

    private static Object read(AbstractEndpoint<?, ?> endpoint, long[] numbers) {
        // a connector that is stopped has none
        if (!endpoint.isRunning()) return null;
        numbers[HookgaugeHttp.PORT] = endpoint.getLocalPort();
        numbers[HookgaugeHttp.CONNECTIONS] = connections(endpoint);
        Executor pool = endpoint.getExecutor();
        int busy = endpoint.getCurrentThreadsBusy();
        // below zero: not a pool, as with virtual threads
        if (pool == null || busy < 0) return null;
        numbers[HookgaugeHttp.BUSY_THREADS] = busy;
        numbers[HookgaugeHttp.IDLE_THREADS] = Math.max(0, endpoint.getCurrentThreadCount() - busy);
        numbers[HookgaugeHttp.MAX_THREADS] = most(endpoint, pool);
        return pool;
    }

    /** Not its own count, which is one too high while it waits for the next connection. */
    private static int connections(AbstractEndpoint<?, ?> endpoint) {
        return endpoint.getConnections().size();
    }

    private static int most(AbstractEndpoint<?, ?> endpoint, Executor pool) {
        if (pool instanceof ResizableExecutor) return ((ResizableExecutor) pool).getMaxThreads();
        if (pool instanceof ThreadPoolExecutor) return ((ThreadPoolExecutor) pool).getMaximumPoolSize();
        return endpoint.getMaxThreads();
    }
}
