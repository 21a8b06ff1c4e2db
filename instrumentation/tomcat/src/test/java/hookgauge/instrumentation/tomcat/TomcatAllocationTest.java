package hookgauge.instrumentation.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import hookgauge.instrumentation.testing.RecordingHooks;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardWrapper;
import org.apache.coyote.OutputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TomcatAllocationTest {
    private static final int REQUESTS = 5_000;

    private final RecordingHooks hooks = RecordingHooks.installed();
    private final Request request = new Request();
    private final Response response = new Response();
    private org.apache.catalina.connector.Request servletRequest;

    @BeforeEach
    void bareRequest() throws ReflectiveOperationException {
        hooks.clear();
        request.setResponse(response);
        response.setOutputBuffer((OutputBuffer) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {OutputBuffer.class}, (proxy, method, arguments) -> 0L));
        request.method().setBytes("POST".getBytes(StandardCharsets.US_ASCII), 0, 4);
        request.protocol().setString("HTTP/1.1");
        servletRequest = servletRequest();
        StandardContext context = new StandardContext();
        context.setPath("/app");
        StandardWrapper wrapper = new StandardWrapper();
        wrapper.setParent(context);
        wrapper.addMapping("/items/*");
        servletRequest.getMappingData().context = context;
        servletRequest.getMappingData().wrapper = wrapper;
        servletRequest.getMappingData().wrapperPath.setChars("/items".toCharArray(), 0, 6);
    }

    @Test
    void companion_allocates_nothing_for_a_request() {
        allocatedByCompanion();
        allocatedByHooks();

        assertEquals(0, (allocatedByCompanion() - allocatedByHooks()) / REQUESTS);
    }

    private long allocatedByCompanion() {
        hooks.clear();
        long before = allocated();
        for (int i = 0; i < REQUESTS; i++) {
            TomcatCompanion.started(null, request);
            TomcatCompanion.committed(response, true);
            TomcatCompanion.recycled(servletRequest);
            TomcatCompanion.left(null, request);
            TomcatCompanion.ended(request);
        }
        long allocated = allocated() - before;
        assertEquals("/app/items/*", hooks.await(REQUESTS).get(0).route());
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
            HookgaugeHttp.route(exchange, "/app/items/*");
            HookgaugeHttp.left();
            HookgaugeHttp.ended(exchange, "HTTP/1.1", 200, 0, 0, null);
        }
        return allocated() - before;
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Tomcat 11 wants both requests joined at birth, the others afterwards. */
    private org.apache.catalina.connector.Request servletRequest() throws ReflectiveOperationException {
        Class<org.apache.catalina.connector.Request> type = org.apache.catalina.connector.Request.class;
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 2) {
                return type.cast(constructor.newInstance(new Connector(), request));
            }
            if (constructor.getParameterCount() == 1) return join(type.cast(constructor.newInstance(new Connector())));
        }
        return join(type.getConstructor().newInstance());
    }

    private org.apache.catalina.connector.Request join(org.apache.catalina.connector.Request unjoined) {
        unjoined.setCoyoteRequest(request);
        return unjoined;
    }
}
