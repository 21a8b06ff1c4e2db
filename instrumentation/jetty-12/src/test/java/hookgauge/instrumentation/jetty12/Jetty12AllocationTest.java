package hookgauge.instrumentation.jetty12;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import hookgauge.instrumentation.testing.RecordingHooks;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Jetty12AllocationTest {
    private static final int REQUESTS = 5_000;

    private final RecordingHooks hooks = RecordingHooks.installed();
    private MetaData.Request metaData;
    private HttpChannelState channel;

    @BeforeEach
    void bareChannel() throws ReflectiveOperationException {
        hooks.clear();
        ServerConnector connector = new ServerConnector(new Server());
        channel = new HttpChannelState(connection(connector));
        channel.setHttpStream((HttpStream) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpStream.class},
                (proxy, method, arguments) -> switch (method.getReturnType().getName()) {
                    case "long" -> 0L;
                    case "java.lang.String" -> "1";
                    default -> null;
                }));
        HttpFields fields = HttpFields.build().add("Host", "localhost").asImmutable();
        metaData = new MetaData.Request(
                System.nanoTime(), "POST", HttpURI.from("http://localhost/"), HttpVersion.HTTP_1_1, fields);
        channel.onRequest(metaData);
        hooks.clear();
    }

    @Test
    void companion_allocates_nothing_for_a_request() {
        allocatedByCompanion();
        allocatedByHooks();

        assertEquals(0, (allocatedByCompanion() - allocatedByHooks()) / REQUESTS);
    }

    private long allocatedByCompanion() {
        hooks.clear();
        Request request = channel.getRequest();
        long before = allocated();
        for (int i = 0; i < REQUESTS; i++) {
            Jetty12Companion.started(channel, metaData);
            Jetty12Companion.entered(null, request);
            Jetty12Companion.left(null);
            Jetty12Companion.ended(channel, null, null);
        }
        long allocated = allocated() - before;
        hooks.await(REQUESTS);
        return allocated;
    }

    /** What the same calls of the hooks allocate without a companion before them. */
    private long allocatedByHooks() {
        hooks.clear();
        Object exchange = null;
        long before = allocated();
        for (int i = 0; i < REQUESTS; i++) {
            exchange = HookgaugeHttp.started(exchange, "POST", "http");
            HookgaugeHttp.entered(exchange);
            HookgaugeHttp.left();
            HookgaugeHttp.route(exchange, null);
            HookgaugeHttp.ended(exchange, "HTTP/1.1", 200, 0, 0, null);
        }
        return allocated() - before;
    }

    /** 12.0 wants to know whether to record compliance, too. */
    private static HttpConnection connection(ServerConnector connector) throws ReflectiveOperationException {
        Constructor<?> constructor = HttpConnection.class.getConstructors()[0];
        Object[] arguments = {new HttpConfiguration(), connector, new ByteArrayEndPoint(), false};
        return (HttpConnection) constructor.newInstance(Arrays.copyOf(arguments, constructor.getParameterCount()));
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
