package hookgauge.instrumentation.netty4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import hookgauge.instrumentation.testing.RecordingHooks;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class NettyAllocationTest {
    private static final int REQUESTS = 5_000;
    private static final AttributeKey<Object> EXCHANGE = AttributeKey.valueOf("hookgauge.exchange");

    private final RecordingHooks hooks = RecordingHooks.installed();
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final ChannelHandlerContext context = channel.pipeline().context(ChannelInboundHandlerAdapter.class);
    private final List<Object> nothing = List.of();
    private final List<Object> request = List.of(
            new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/items/1"),
            LastHttpContent.EMPTY_LAST_CONTENT);
    private final HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);

    @Test
    void companion_allocates_nothing_for_a_request() {
        long companion = Long.MAX_VALUE;
        long hooks = 0;
        // in the best of some rounds, for the compiler may be at work in one of them
        for (int round = 0; round < 20 && (round < 3 || (companion - hooks) / REQUESTS != 0); round++) {
            companion = Math.min(companion, allocatedByCompanion());
            hooks = round == 0 ? allocatedByHooks() : Math.min(hooks, allocatedByHooks());
        }

        assertEquals(0, (companion - hooks) / REQUESTS);
    }

    private long allocatedByCompanion() {
        hooks.clear();
        long before = allocated();
        for (int i = 0; i < REQUESTS; i++) {
            NettyCompanion.decodes(null, context, null, nothing);
            NettyCompanion.decoded(null, context, null, request);
            HookgaugeHttp.route(channel.attr(EXCHANGE).get(), "/items/{id}");
            NettyCompanion.encodes(null, context, response);
            NettyCompanion.encodes(null, context, LastHttpContent.EMPTY_LAST_CONTENT);
        }
        long allocated = allocated() - before;
        assertEquals("/items/{id}", hooks.await(REQUESTS).get(0).route());
        return allocated;
    }

    /** What the same calls of the hooks allocate without a companion before them. */
    private long allocatedByHooks() {
        hooks.clear();
        Object exchange = null;
        long before = allocated();
        for (int i = 0; i < REQUESTS; i++) {
            exchange = HookgaugeHttp.started(exchange, "POST", "http");
            HookgaugeHttp.route(exchange, "/items/{id}");
            HookgaugeHttp.ended(exchange, "HTTP/1.1", 200, 0, 0, null);
        }
        return allocated() - before;
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
