package hookgauge.instrumentation.jdkhttpclient;

import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import jdk.internal.net.http.HttpClientImpl;
import jdk.internal.net.http.HttpConnection;
import jdk.internal.net.http.HttpRequestImpl;

/** Tells the agent of the connections of the JDK's client: a pool answers for each whether it has it, and tells no more. */
public final class JdkHttpClientPoolsCompanion implements BiConsumer<Object, BiConsumer<String, long[]>> {
    private static final String SITE = "jdk-httpclient-pools";
    // the agent holds it weakly
    private static final JdkHttpClientPoolsCompanion READER = new JdkHttpClientPoolsCompanion();

    private final Set<HttpConnection> connections =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private JdkHttpClientPoolsCompanion() {}

    /** A request has a connection: a new one, or one that was in the pool. */
    public static HttpConnection found(
            InetSocketAddress address,
            HttpClientImpl client,
            HttpRequestImpl request,
            HttpClient.Version version,
            HttpConnection connection) {
        try {
            if (!connection.connected()) READER.add(connection);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
        return connection;
    }

    private void add(HttpConnection connection) {
        connections.add(connection);
        HookgaugeHttpClient.pooling(this, this);
    }

    @Override
    public void accept(Object pool, BiConsumer<String, long[]> upstreams) {
        try {
            connections.removeIf(connection -> !connection.channel().isOpen());
            for (HttpConnection connection : all()) tell(connection, upstreams);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private List<HttpConnection> all() {
        synchronized (connections) {
            return new ArrayList<>(connections);
        }
    }

    private static void tell(HttpConnection connection, BiConsumer<String, long[]> upstreams) {
        boolean isIdle = connection.client().connectionPool().contains(connection);
        // a proxy that gets requests as they are is sent those for anybody
        boolean isForOne = !connection.isProxied() || connection.isTunnel();
        InetSocketAddress to = connection.address();
        long[] numbers = {isForOne ? to.getPort() : 0, isIdle ? 0 : 1, isIdle ? 1 : 0};
        upstreams.accept(isForOne ? to.getHostString() : null, numbers);
    }
}
