package hookgauge.instrumentation.vertxclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.sun.net.httpserver.HttpServer;
import hookgauge.instrumentation.nettyclient.NettyClientInstrumentation;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.Weaving;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What not every client has: requests that are handed over, and given up before they are sent. */
@Timeout(60)
class VertxClientEdgesTest {
    private final RecordingCalls calls = RecordingCalls.installed();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = VertxClientTest.client(vertx, new HttpClientOptions());
    private HttpServer upstream;

    @BeforeAll
    static void weave() {
        Weaving.of(new VertxClientInstrumentation());
        Weaving.of(new NettyClientInstrumentation());
    }

    @BeforeEach
    void start() throws Exception {
        calls.clear();
        upstream = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        upstream.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        upstream.start();
    }

    @AfterEach
    void stop() {
        vertx.close();
        upstream.stop(0);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "client.version",
            matches = "5\\..*",
            disabledReason = "it hands over no requests")
    void request_that_is_handed_to_a_handler_is_one_sample() {
        client.request(options(), asked -> asked.result().end());
        assertEquals("GET localhost 204", text(calls.await(1).get(0)));

        client.request(HttpMethod.POST, port(), "localhost", "/", asked -> asked.result()
                .end());
        assertEquals("POST localhost 204", text(calls.await(2).get(1)));
    }

    @Test
    void request_to_a_host_and_a_path_is_one_sample() {
        client.request(HttpMethod.PUT, port(), "localhost", "/").onSuccess(HttpClientRequest::send);

        assertEquals("PUT localhost 204", text(calls.await(1).get(0)));
    }

    @Test
    void request_that_is_given_up_before_it_is_sent_is_one_sample() {
        client.request(options()).onSuccess(VertxClientTest::reset);

        SentRequest sent = calls.await(1).get(0);
        assertEquals("GET localhost 0", text(sent));
        assertNotNull(sent.error());
    }

    private int port() {
        return upstream.getAddress().getPort();
    }

    private RequestOptions options() {
        return new RequestOptions().setHost("localhost").setPort(port());
    }

    private static String text(SentRequest sent) {
        return sent.method() + " " + sent.address() + " " + sent.status();
    }
}
