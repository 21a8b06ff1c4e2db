package hookgauge.instrumentation.okhttp;

import java.util.function.BiConsumer;
import okhttp3.ConnectionPool;

/** Tells the agent of the pools of OkHttp, and reads them when it asks; they do not say what their connections lead to. */
public final class OkHttpPoolsCompanion implements BiConsumer<Object, BiConsumer<String, long[]>> {
    private static final String SITE = "okhttp-pools";
    // the agent holds it weakly
    private static final OkHttpPoolsCompanion READER = new OkHttpPoolsCompanion();

    private OkHttpPoolsCompanion() {}

    public static void made(Object pool) {
        try {
            HookgaugeHttpClient.pooling(pool, READER);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    @Override
    public void accept(Object pool, BiConsumer<String, long[]> upstreams) {
        try {
            ConnectionPool connections = (ConnectionPool) pool;
            int idle = connections.idleConnectionCount();
            // one more may be idle by now
            int active = Math.max(0, connections.connectionCount() - idle);
            upstreams.accept(null, new long[] {0, active, idle});
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }
}
