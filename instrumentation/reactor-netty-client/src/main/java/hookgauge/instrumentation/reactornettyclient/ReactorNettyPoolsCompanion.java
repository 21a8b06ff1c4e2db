package hookgauge.instrumentation.reactornettyclient;

import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import reactor.netty.internal.shaded.reactor.pool.InstrumentedPool;
import reactor.netty.internal.shaded.reactor.pool.InstrumentedPool.PoolMetrics;
import reactor.netty.resources.DefaultPooledConnectionProvider.PooledConnectionAllocator;

/** Tells the agent of the pools of reactor-netty's HTTP client, one for each upstream, and reads them when it asks. */
public final class ReactorNettyPoolsCompanion implements BiConsumer<Object, BiConsumer<String, long[]>> {
    private static final String SITE = "reactor-netty-client-pools";
    // the agent holds it weakly
    private static final ReactorNettyPoolsCompanion READER = new ReactorNettyPoolsCompanion();

    private ReactorNettyPoolsCompanion() {}

    /** A pool is being made, which has {@code allocator} as long as it lives. */
    public static void made(Object allocator) {
        try {
            // the client for TCP has such pools, too, and may be there without the one for HTTP
            String config =
                    ((PooledConnectionAllocator) allocator).config.getClass().getName();
            if (config.equals("reactor.netty.http.client.HttpClientConfig")) {
                HookgaugeHttpClient.pooling(allocator, READER);
            }
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    @Override
    public void accept(Object allocator, BiConsumer<String, long[]> upstreams) {
        try {
            PooledConnectionAllocator made = (PooledConnectionAllocator) allocator;
            InstrumentedPool<?> pool = made.pool;
            // not yet
            if (pool == null) return;
            PoolMetrics metrics = pool.metrics();
            InetSocketAddress to =
                    made.remoteAddress instanceof InetSocketAddress ? (InetSocketAddress) made.remoteAddress : null;
            long[] numbers = {to == null ? 0 : to.getPort(), metrics.acquiredSize(), metrics.idleSize()};
            upstreams.accept(to == null ? null : to.getHostString(), numbers);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }
}
