package hookgauge.instrumentation.nettyclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.Weaving;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What not every client has: requests that do not wait for the answer before, proxies, odd answers; and who is no client. */
@Timeout(60)
class NettyClientEdgesTest {
    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final RecordingCalls calls = RecordingCalls.installed();
    private final RecordingHooks exchanges = RecordingHooks.installed();
    private final EmbeddedChannel client = new EmbeddedChannel(new HttpClientCodec());

    @BeforeAll
    static void weave() {
        Weaving.of(new NettyClientInstrumentation());
        Weaving.of(new NettyInstrumentation());
        Weaving.of(new NettyChannelInstrumentation());
    }

    @BeforeEach
    void forget() {
        calls.clear();
        exchanges.clear();
    }

    @Test
    void request_of_a_client_is_none_of_a_server_and_the_other_way_round() {
        EmbeddedChannel server = new EmbeddedChannel(new HttpServerCodec());
        send(client, HttpMethod.GET, "example.org");
        server.writeInbound(client.<ByteBuf>readOutbound());
        server.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT));
        answer(client, FINE);

        assertEquals(1, calls.await(1).size());
        assertEquals(1, exchanges.await(1).size());
        assertEquals(200, calls.await(1).get(0).status());
        assertEquals(204, exchanges.await(1).get(0).status());
    }

    @Test
    void requests_that_do_not_wait_are_a_sample_each_in_their_order() {
        send(client, HttpMethod.GET, "one.example");
        send(client, HttpMethod.POST, "two.example:8080");
        send(client, HttpMethod.PUT, "[::1]:81");
        answer(client, FINE + "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        answer(client, "HTTP/1.1 100 Continue\r\n\r\n" + FINE);

        List<SentRequest> sent = calls.await(3);
        assertEquals("GET one.example 80 200", text(sent.get(0)));
        assertEquals("POST two.example 8080 404", text(sent.get(1)));
        assertEquals("PUT [::1] 81 200", text(sent.get(2)));
    }

    @Test
    void requests_that_wait_when_the_connection_ends_are_a_sample_each() {
        send(client, HttpMethod.GET, "one.example");
        send(client, HttpMethod.GET, "one.example");
        client.close();

        for (SentRequest sent : calls.await(2)) assertInstanceOf(ClosedChannelException.class, sent.error());
    }

    @Test
    void request_on_a_connection_that_has_ended_is_one_sample() {
        client.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelUnregistered(ChannelHandlerContext context) {
                context.write(request(HttpMethod.GET, "one.example"));
            }
        });
        client.close();

        assertInstanceOf(ClosedChannelException.class, calls.await(1).get(0).error());
    }

    @Test
    void what_makes_a_proxy_give_way_is_no_sample() {
        send(client, HttpMethod.CONNECT, "one.example:443");
        answer(client, "HTTP/1.1 200 Connection established\r\n\r\n");
        client.pipeline().removeFirst();
        client.pipeline().addLast(new HttpClientCodec());
        send(client, HttpMethod.GET, "one.example");
        answer(client, FINE);

        assertEquals("GET one.example 80 200", text(calls.await(1).get(0)));
    }

    @Test
    void answer_that_is_none_is_told_by_what_is_wrong_with_it() {
        send(client, HttpMethod.GET, "one.example");
        answer(client, "HTTP/1.1 abc\r\n\r\n");

        SentRequest sent = calls.await(1).get(0);
        assertEquals(0, sent.status());
        assertNull(sent.version());
    }

    @Test
    void request_that_names_no_host_is_one_sample_all_the_same() {
        send(client, HttpMethod.GET, null);
        answer(client, FINE);

        assertEquals(200, calls.await(1).get(0).status());
    }

    @Test
    void upgrade_is_one_sample_with_its_status() {
        send(client, HttpMethod.GET, "one.example");
        answer(client, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n");
        client.close();

        assertEquals(101, calls.await(1).get(0).status());
    }

    @Test
    void body_of_a_head_is_none_and_one_without_a_length_is_not_known() {
        send(client, HttpMethod.HEAD, "one.example");
        answer(client, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
        calls.await(1);
        assertEquals(0, calls.sizes()[1]);

        send(client, HttpMethod.GET, "one.example");
        answer(client, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        calls.await(2);
        assertEquals(-1, calls.sizes()[1]);
    }

    @Test
    void request_of_a_client_that_is_hooked_above_the_codec_is_left_to_it() throws Exception {
        ChannelHandler above = new ByteBuddy()
                .subclass(ChannelDuplexHandler.class)
                .name("reactor.netty.channel.SomeHandler")
                .make()
                .load(getClass().getClassLoader())
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance();
        EmbeddedChannel other = new EmbeddedChannel(new HttpClientCodec(), above);
        send(other, HttpMethod.GET, "one.example");
        answer(other, FINE);

        assertEquals(0, calls.await(0).size());
    }

    private static void send(EmbeddedChannel to, HttpMethod method, String host) {
        to.writeOutbound(request(method, host));
    }

    private static FullHttpRequest request(HttpMethod method, String host) {
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, "/");
        if (host != null) request.headers().set("host", host);
        return request;
    }

    private static void answer(EmbeddedChannel to, String response) {
        to.writeInbound(Unpooled.copiedBuffer(response, StandardCharsets.US_ASCII));
    }

    private static String text(SentRequest sent) {
        return sent.method() + " " + sent.address() + " " + sent.port() + " " + sent.status();
    }
}
