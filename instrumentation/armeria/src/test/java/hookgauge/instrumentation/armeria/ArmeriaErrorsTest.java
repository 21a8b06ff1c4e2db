package hookgauge.instrumentation.armeria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.Server;
import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Armeria's services throw, by both protocols. */
@Timeout(60)
@DisabledIfSystemProperty(
        named = "server.version",
        matches = "1\\.0\\..*",
        disabledReason = "its log alone is told why, after the answer: the status is the error")
class ArmeriaErrorsTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final List<Weaving> all = List.of(
            Weaving.of(new NettyChannelInstrumentation()),
            Weaving.of(new NettyInstrumentation()),
            Weaving.of(new NettyHttp2Instrumentation()),
            Weaving.of(new ArmeriaInstrumentation()));
    private final Server server = Server.builder()
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .service("/throws", (context, request) -> {
                throw new IllegalStateException("thrown by the service");
            })
            .service("/fails", (context, request) -> HttpResponse.ofFailure(new IllegalStateException("told late")))
            .service("/refuses", (context, request) -> {
                throw HttpStatusException.of(HttpStatus.CONFLICT);
            })
            .build();

    @BeforeEach
    void start() {
        server.start().join();
        hooks.clear();
    }

    @AfterEach
    void stop() {
        server.stop().join();
        all.forEach(Weaving::check);
    }

    @ParameterizedTest
    @EnumSource
    void what_a_service_throws_is_the_error(HttpClient.Version version) throws Exception {
        Sample sample = sampleOf("/throws", version);

        assertEquals(500, sample.status());
        assertEquals("thrown by the service", sample.error().getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void what_a_response_fails_with_is_the_error(HttpClient.Version version) throws Exception {
        Sample sample = sampleOf("/fails", version);

        assertEquals(500, sample.status());
        assertEquals("told late", sample.error().getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void status_that_is_thrown_is_no_error_below_500(HttpClient.Version version) throws Exception {
        Sample sample = sampleOf("/refuses", version);

        assertEquals(409, sample.status());
        assertNull(sample.error());
    }

    private Sample sampleOf(String path, HttpClient.Version version) throws Exception {
        int port = server.activeLocalPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .version(version)
                .build();
        assertEquals(
                version,
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .version());
        return hooks.await(1).get(0);
    }
}
