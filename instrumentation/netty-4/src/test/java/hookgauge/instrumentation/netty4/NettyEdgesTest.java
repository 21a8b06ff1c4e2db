package hookgauge.instrumentation.netty4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.AttributeKey;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pipelines as some servers build them. */
class NettyEdgesTest {
    private static final AttributeKey<Object> EXCHANGE = AttributeKey.valueOf("hookgauge.exchange");
    private static final String GET = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final List<Weaving> weavings =
            List.of(Weaving.of(new NettyInstrumentation()), Weaving.of(new NettyChannelInstrumentation()));
    private final RecordingHooks hooks = RecordingHooks.installed();

    @BeforeEach
    void forget() {
        hooks.clear();
    }

    @AfterEach
    void everyHookIsIn() {
        weavings.forEach(Weaving::check);
    }

    @Test
    void client_is_no_server() {
        EmbeddedChannel client = channel(new HttpClientCodec());

        client.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/hello"));
        client.writeInbound(
                Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", StandardCharsets.UTF_8));
        client.finish();

        assertEquals(List.of(), hooks.await(0));
    }

    @Test
    void codec_in_two_halves_is_a_server_too() {
        EmbeddedChannel server = channel(new HttpRequestDecoder(), new HttpResponseEncoder());

        receive(server, GET);
        server.writeOutbound(full(200, "hello"));

        assertEquals(
                new Sample("GET", "http", null, "1.1", 200, 0, 5, null),
                hooks.await(1).get(0));
        server.finish();
    }

    @Test
    void interim_response_in_parts_is_no_response() {
        EmbeddedChannel server = channel(new HttpServerCodec());

        receive(server, GET);
        server.writeOutbound(head(100), LastHttpContent.EMPTY_LAST_CONTENT);
        assertEquals(1, hooks.active());
        server.writeOutbound(full(201, ""));

        assertEquals(201, hooks.await(1).get(0).status());
        server.finish();
    }

    @Test
    void each_request_that_waits_has_its_own_route() {
        EmbeddedChannel server = channel(new HttpServerCodec());

        receive(server, GET + GET + GET);
        for (String route : List.of("/a", "/b", "/c")) {
            HookgaugeHttp.route(server.attr(EXCHANGE).get(), route);
            server.writeOutbound(full(200, route));
        }
        receive(server, GET);
        server.writeOutbound(full(200, ""));

        List<Sample> samples = hooks.await(4);
        assertEquals("/a", samples.get(0).route());
        assertEquals("/b", samples.get(1).route());
        assertEquals("/c", samples.get(2).route());
        assertNull(samples.get(3).route());
        server.finish();
    }

    @Test
    void file_that_the_system_sends_by_itself_is_measured() {
        EmbeddedChannel server = channel(new HttpServerCodec());
        HttpResponse head = head(200);
        head.headers().set("Content-Length", "1234");

        receive(server, GET);
        server.writeOutbound(head);
        server.writeOutbound(new DefaultFileRegion(new File("none"), 0, 1234));
        server.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);

        assertEquals(1234, hooks.await(1).get(0).responseBytes());
        server.finish();
    }

    @Test
    void web_socket_is_one_sample_of_101_though_the_decoder_goes_before_the_answer() {
        EmbeddedChannel server = channel(new HttpRequestDecoder(), new HttpResponseEncoder());
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/socket");
        request.headers().set("Sec-WebSocket-Version", "13");
        request.headers().set("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        request.headers().set("Connection", "Upgrade");
        request.headers().set("Upgrade", "websocket");

        receive(server, "GET /socket HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        new WebSocketServerHandshakerFactory("ws://localhost/socket", null, false)
                .newHandshaker(request)
                .handshake(server, request);
        server.close();

        assertEquals(101, hooks.await(1).get(0).status());
    }

    @Test
    void requests_without_an_answer_are_over_with_the_connection_even_if_the_codec_is_gone() {
        EmbeddedChannel server = channel(new HttpServerCodec());

        receive(server, GET + GET);
        server.pipeline().remove(HttpServerCodec.class);
        assertEquals(2, hooks.active());
        server.close();

        for (Sample sample : hooks.await(2)) assertEquals(0, sample.status());
    }

    @Test
    void response_that_the_connection_cuts_has_its_status_and_what_was_sent() {
        EmbeddedChannel server = channel(new HttpServerCodec());
        HttpResponse head = head(200);
        head.headers().set("Content-Length", "1000");

        receive(server, GET);
        server.writeOutbound(head, new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[10])));
        server.pipeline().fireExceptionCaught(new IllegalStateException("cut"));
        server.close();

        Sample sample = hooks.await(1).get(0);
        assertEquals(200, sample.status());
        assertEquals(10, sample.responseBytes());
        assertEquals("cut", sample.error().getMessage());
    }

    @Test
    void error_without_a_request_is_not_the_next_ones() {
        EmbeddedChannel server = channel(new HttpServerCodec(), new Calm());

        receive(server, GET);
        server.writeOutbound(full(200, ""));
        server.pipeline().fireExceptionCaught(new IllegalStateException("between"));
        receive(server, GET);
        server.writeOutbound(full(200, ""));

        for (Sample sample : hooks.await(2)) assertNull(sample.error());
        server.finish();
    }

    private static EmbeddedChannel channel(ChannelHandler... handlers) {
        return new EmbeddedChannel(handlers);
    }

    private static void receive(EmbeddedChannel channel, String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private static HttpResponse head(int status) {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
    }

    private static HttpResponse full(int status, String body) {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    }

    /** Keeps an embedded channel from throwing what it was told. */
    private static final class Calm extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {}
    }
}
