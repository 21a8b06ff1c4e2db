package hookgauge.instrumentation.jdkhttpclient;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import jdk.internal.net.http.Http2Connection;
import jdk.internal.net.http.HttpClientImpl;
import jdk.internal.net.http.HttpConnection;
import jdk.internal.net.http.HttpRequestImpl;

/** Tells the agent of the connections of the JDK's client: a pool answers for each whether it has it, and tells no more. */
public final class JdkHttpClientPoolsCompanion implements BiConsumer<Object, BiConsumer<String, long[]>> {
    private static final String SITE = "jdk-httpclient-pools";
    // the agent holds it weakly
    private static final JdkHttpClientPoolsCompanion READER = new JdkHttpClientPoolsCompanion();

    private static final Field STREAMS = streams();

    // those with HTTP/2 with what keeps their streams, which holds them
    private final Map<HttpConnection, Reference<Http2Connection>> connections =
            Collections.synchronizedMap(new WeakHashMap<>());

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

    /** A connection is one with HTTP/2. */
    public static void speaksHttp2(Http2Connection made) {
        try {
            READER.connections.put(made.connection, new WeakReference<>(made));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private void add(HttpConnection connection) {
        connections.putIfAbsent(connection, null);
        HookgaugeHttpClient.pooling(this, this);
    }

    @Override
    public void accept(Object pool, BiConsumer<String, long[]> upstreams) {
        try {
            connections.keySet().removeIf(connection -> !connection.channel().isOpen());
            for (HttpConnection connection : all()) tell(connection, upstreams);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private List<HttpConnection> all() {
        synchronized (connections) {
            return new ArrayList<>(connections.keySet());
        }
    }

    private void tell(HttpConnection connection, BiConsumer<String, long[]> upstreams) throws IllegalAccessException {
        boolean isIdle = connection.client().connectionPool().contains(connection) || isWithoutStream(connection);
        // a proxy that gets requests as they are is sent those for anybody
        boolean isForOne = !connection.isProxied() || connection.isTunnel();
        InetSocketAddress to = connection.address();
        long[] numbers = {isForOne ? to.getPort() : 0, isIdle ? 0 : 1, isIdle ? 1 : 0};
        upstreams.accept(isForOne ? to.getHostString() : null, numbers);
    }

    /** Such a connection is in no pool, whether it carries a stream or not. */
    private boolean isWithoutStream(HttpConnection connection) throws IllegalAccessException {
        Reference<Http2Connection> http2 = connections.get(connection);
        Http2Connection open = http2 == null ? null : http2.get();
        return open != null && STREAMS != null && ((Map<?, ?>) STREAMS.get(open)).isEmpty();
    }

    /** No method tells whether there are any. */
    private static Field streams() {
        try {
            Field streams = Http2Connection.class.getDeclaredField("streams");
            streams.setAccessible(true);
            return streams;
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
            return null;
        }
    }
}
