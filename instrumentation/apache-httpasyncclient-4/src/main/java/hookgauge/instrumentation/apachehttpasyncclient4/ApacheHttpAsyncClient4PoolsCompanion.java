package hookgauge.instrumentation.apachehttpasyncclient4;

import java.util.function.BiConsumer;
import org.apache.http.HttpHost;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.impl.nio.conn.PoolingNHttpClientConnectionManager;
import org.apache.http.pool.PoolStats;

/** Tells the agent of the pools of Apache HttpAsyncClient 4.1, and reads them when it asks. */
public final class ApacheHttpAsyncClient4PoolsCompanion implements BiConsumer<Object, BiConsumer<String, long[]>> {
    private static final String SITE = "apache-httpasyncclient-4-pools";
    // the agent holds it weakly
    private static final ApacheHttpAsyncClient4PoolsCompanion READER = new ApacheHttpAsyncClient4PoolsCompanion();

    private ApacheHttpAsyncClient4PoolsCompanion() {}

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
            PoolingNHttpClientConnectionManager connections = (PoolingNHttpClientConnectionManager) pool;
            for (HttpRoute route : connections.getRoutes()) {
                PoolStats stats = connections.getStats(route);
                HttpHost target = route.getTargetHost();
                long[] numbers = {port(target), stats.getLeased(), stats.getAvailable()};
                upstreams.accept(target.getHostName(), numbers);
            }
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private static int port(HttpHost host) {
        if (host.getPort() > 0) return host.getPort();
        return "https".equalsIgnoreCase(host.getSchemeName()) ? 443 : 80;
    }
}
