package hookgauge.instrumentation.nettyclienthttp2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyclient.NettyClientInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.TestKeys;
import hookgauge.instrumentation.testing.Weaving;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2ChannelDuplexHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What not every client has: streams that are refused or reset, bare frames, upgrades; and who is no client of HTTP. */
@Timeout(60)
class NettyClientHttp2EdgesTest {
    private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};
    /** It gives stream 1 no more room, which makes no sense. */
    private static final byte[] NO_ROOM = {0, 0, 4, 8, 0, 0, 0, 0, 1, 0, 0, 0, 0};

    private static Path keys;

    private final RecordingCalls calls = RecordingCalls.installed();
    private final RecordingHooks exchanges = RecordingHooks.installed();
    private final Http2Upstream upstream =
            new Http2Upstream(Http2Settings.defaultSettings().maxConcurrentStreams(1));
    private final Http2Client client = new Http2Client(StreamsWay.ofFrames(), keys);

    NettyClientHttp2EdgesTest() throws Exception {}

    @BeforeAll
    static void weave() throws Exception {
        Weaving.of(new NettyClientHttp2Instrumentation());
        Weaving.of(new NettyClientHttp2Instrumentation.Channels());
        Weaving.of(new NettyClientInstrumentation());
        Weaving.of(new NettyChannelInstrumentation());
        Weaving.of(new NettyHttp2Instrumentation());
        keys = TestKeys.file();
    }

    @BeforeEach
    void forget() {
        calls.clear();
        exchanges.clear();
    }

    @AfterEach
    void stop() {
        client.close();
        upstream.close();
    }

    @Test
    void request_of_a_client_is_none_of_a_server_and_the_other_way_round() throws Exception {
        assertEquals(200, get("/ok"));
        assertEquals(404, get("/missing"));

        assertEquals(2, calls.await(2).size());
        assertEquals(2, exchanges.await(2).size());
    }

    @Test
    void stream_that_the_server_resets_is_one_sample_with_the_reason() {
        assertThrows(ClosedChannelException.class, () -> get("/reset"));

        Throwable error = calls.await(1).get(0).error();
        assertEquals(
                Http2Error.REFUSED_STREAM,
                assertInstanceOf(Http2Exception.class, error).error());
    }

    @Test
    void stream_that_may_not_be_opened_is_one_sample_with_the_reason() throws Exception {
        assertEquals(200, get("/ok"));
        Future<?> held = client.start(uri("/hold"));
        upstream.awaitHeld();
        assertThrows(Exception.class, () -> get("/ok"));
        upstream.release();
        held.get(20, TimeUnit.SECONDS);

        List<SentRequest> sent = calls.await(3);
        assertInstanceOf(Http2Exception.class, sent.get(1).error());
        assertEquals(0, sent.get(1).status());
        assertEquals(200, sent.get(2).status());
    }

    @Test
    void interim_answers_and_trailers_are_no_samples() throws Exception {
        assertEquals(200, get("/interim"));

        assertEquals(200, calls.await(1).get(0).status());
        assertEquals(-1, calls.sizes()[1]);
    }

    @Test
    void answer_to_a_head_has_no_body_whatever_it_announces() throws Exception {
        assertEquals(200, client.send("HEAD", uri("/ok"), null, 20_000));

        calls.await(1);
        assertEquals(0, calls.sizes()[1]);
    }

    @Test
    void stream_in_bare_frames_is_one_sample_at_the_end_of_the_connection() {
        EmbeddedChannel channel = new EmbeddedChannel();
        writeHead(channel, "codec", head("GET").authority("[::1]:81"));
        channel.close();

        SentRequest sent = calls.await(1).get(0);
        assertEquals("GET [::1] 81", sent.method() + " " + sent.address() + " " + sent.port());
        assertInstanceOf(ClosedChannelException.class, sent.error());
    }

    @Test
    void request_without_a_port_or_a_host_is_one_sample_all_the_same() {
        EmbeddedChannel channel = new EmbeddedChannel();
        writeHead(channel, "codec", head("GET"));
        channel.close();

        assertEquals(443, calls.await(1).get(0).port());
    }

    @Test
    void stream_that_the_client_finds_broken_is_one_sample_with_what_is_wrong() {
        EmbeddedChannel channel = new EmbeddedChannel(new ConnectionWay().handlers());
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        request.headers()
                .set("host", "one.example")
                .set("x-http2-scheme", "http")
                .set("x-http2-stream-id", 1);
        channel.writeOutbound(request);
        channel.writeInbound(Unpooled.wrappedBuffer(SETTINGS), Unpooled.wrappedBuffer(NO_ROOM));

        SentRequest sent = calls.await(1).get(0);
        assertInstanceOf(Http2Exception.class, sent.error());
        assertEquals("one.example 80", sent.address() + " " + sent.port());
        channel.finishAndReleaseAll();
    }

    @Test
    void what_makes_a_proxy_give_way_is_no_sample() {
        EmbeddedChannel channel = new EmbeddedChannel();
        writeHead(channel, "codec", new DefaultHttp2Headers().method("CONNECT").authority("one.example:443"));
        channel.close();

        assertEquals(List.of(), calls.await(0));
    }

    @Test
    void request_of_a_client_that_is_hooked_above_or_of_grpc_is_no_sample() throws Exception {
        EmbeddedChannel named = new EmbeddedChannel();
        writeHead(named, "reactor.left.httpCodec", head("GET"));
        named.close();
        ChannelHandler above = new ByteBuddy()
                .subclass(ChannelDuplexHandler.class)
                .name("io.grpc.netty.SomeHandler")
                .make()
                .load(getClass().getClassLoader())
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance();
        EmbeddedChannel typed = new EmbeddedChannel(above);
        writeHead(typed, "codec", head("POST"));
        typed.close();

        assertEquals(List.of(), calls.await(0));
    }

    private static Http2Headers head(String method) {
        return new DefaultHttp2Headers().method(method).scheme("https").path("/");
    }

    private static void writeHead(EmbeddedChannel channel, String name, Http2Headers head) {
        Http2ChannelDuplexHandler app = new Http2ChannelDuplexHandler() {};
        channel.pipeline().addLast(name, Http2FrameCodecBuilder.forClient().build());
        channel.pipeline().addLast(app);
        channel.writeOutbound(new DefaultHttp2HeadersFrame(head, true).stream(app.newStream()));
        channel.releaseOutbound();
    }

    private int get(String path) throws Exception {
        return client.send("GET", uri(path), null, 20_000);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + upstream.port() + path);
    }
}
