package hookgauge.instrumentation.apachehttpclient5;

import java.util.function.BiConsumer;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.pool.PoolStats;

/** Tells the agent of the pools of Apache HttpClient 5, and reads them when it asks. */
public final class ApacheHttpClient5PoolsCompanion implements BiConsumer<Object, BiConsumer<String, long[]>> {
    private static final String SITE = "apache-httpclient-5-pools";
    // the agent holds it weakly
    private static final ApacheHttpClient5PoolsCompanion READER = new ApacheHttpClient5PoolsCompanion();

    private ApacheHttpClient5PoolsCompanion() {}

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
            PoolingHttpClientConnectionManager connections = (PoolingHttpClientConnectionManager) pool;
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
