package hookgauge.instrumentation.jdkhttpserver;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiFunction;
import sun.net.httpserver.ServerImpl;

/** Tells the agent where servers of the JDK listen, and reads their connections and threads when it asks. */
public final class JdkConnectionsCompanion implements BiFunction<Object, long[], Object> {
    private static final String SITE = "jdk-connections";
    // the agent holds it weakly
    private static final JdkConnectionsCompanion READER = new JdkConnectionsCompanion();

    private JdkConnectionsCompanion() {}

    /** The server has been told to start. */
    public static void serving(ServerImpl server) {
        try {
            HookgaugeHttp.serving(server, "jdk", READER);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @Override
    public Object apply(Object endpoint, long[] numbers) {
        try {
            return read((ServerImpl) endpoint, numbers);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
            return null;
        }
    }

    private static Object read(ServerImpl server, long[] numbers) throws ReflectiveOperationException {
        numbers[HookgaugeHttp.PORT] = server.getAddress().getPort();
        // private, but of one module with this class; asked for at a scrape only
        Field connections = ServerImpl.class.getDeclaredField("allConnections");
        connections.setAccessible(true);
        numbers[HookgaugeHttp.CONNECTIONS] = ((Collection<?>) connections.get(server)).size();
        Executor executor = server.getExecutor();
        if (!(executor instanceof ThreadPoolExecutor)) return null;
        ThreadPoolExecutor pool = (ThreadPoolExecutor) executor;
        int busy = pool.getActiveCount();
        numbers[HookgaugeHttp.BUSY_THREADS] = busy;
        numbers[HookgaugeHttp.IDLE_THREADS] = Math.max(0, pool.getPoolSize() - busy);
        // the pools that know no limit say so with this number
        int most = pool.getMaximumPoolSize();
        if (most != Integer.MAX_VALUE) numbers[HookgaugeHttp.MAX_THREADS] = most;
        return pool;
    }
}
