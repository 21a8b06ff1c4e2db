package hookgauge.instrumentation.jettyconnections;

import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.eclipse.jetty.server.AbstractNetworkConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Tells the agent where Jetty listens, and reads its connections and threads when it asks. */
public final class JettyConnectionsCompanion implements BiFunction<Object, long[], Object> {
    private static final String SITE = "jetty-connections";
    // the agent holds it weakly
    private static final JettyConnectionsCompanion READER = new JettyConnectionsCompanion();

    private JettyConnectionsCompanion() {}

    /** A connector has started. */
    public static void serving(AbstractNetworkConnector connector) {
        try {
            HookgaugeHttp.serving(connector, "jetty", READER);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @Override
    public Object apply(Object connector, long[] numbers) {
        try {
            return read((AbstractNetworkConnector) connector, numbers);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
            return null;
        }
    }

    private static Object read(AbstractNetworkConnector connector, long[] numbers) {
        // one that is stopped has none
        if (!connector.isRunning()) return null;
        numbers[HookgaugeHttp.PORT] = connector.getLocalPort();
        numbers[HookgaugeHttp.CONNECTIONS] = connector.getConnectedEndPoints().size();
        Executor pool = connector.getExecutor();
        if (!(pool instanceof QueuedThreadPool)) return null;
        read((QueuedThreadPool) pool, numbers);
        return pool;
    }

    /** Without the threads that always accept and select; those that wait to be next to select are idle. */
    private static void read(QueuedThreadPool pool, long[] numbers) {
        try {
            numbers[HookgaugeHttp.BUSY_THREADS] = Math.max(0, pool.getUtilizedThreads());
            numbers[HookgaugeHttp.IDLE_THREADS] = Math.max(0, pool.getReadyThreads());
            numbers[HookgaugeHttp.MAX_THREADS] = pool.getMaxAvailableThreads();
        } catch (NoSuchMethodError e) {
            // the first versions of each line cannot tell these threads apart
            numbers[HookgaugeHttp.MAX_THREADS] = pool.getMaxThreads();
        }
    }
}
