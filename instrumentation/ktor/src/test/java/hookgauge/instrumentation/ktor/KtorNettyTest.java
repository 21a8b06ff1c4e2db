package hookgauge.instrumentation.ktor;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.Weaving;
import io.ktor.server.netty.Netty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class KtorNettyTest extends HttpServerContract {
    private static final String VERSION = "server.version";
    private static final String OLD = "2\\..*|3\\.0\\..*";

    private final List<Weaving> others = List.of(
            Weaving.of(new NettyChannelInstrumentation()),
            Weaving.of(new NettyInstrumentation()),
            Weaving.of(new NettyHttp2Instrumentation()));

    @Override
    protected InstrumentationModule module() {
        return new KtorInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new KtorServer(Netty.INSTANCE, app, root -> {}).with(keys);
    }

    @Override
    protected String route(String path) {
        return switch (path) {
            case "/items/" -> "/items/{id}";
            case "/async/" -> "/async/hello";
            default -> path;
        };
    }

    @AfterEach
    void everyOtherHookIsIn() {
        others.forEach(Weaving::check);
    }

    @Test
    @Disabled("its handlers are coroutines: no thread handles a request, and routes are told of the call")
    @Override
    protected void route_is_known_to_the_thread_that_handles() {}

    @Test
    @Disabled("it leaves transfer encodings to the handler")
    @Override
    protected void transfer_encoding_that_the_server_does_not_know_is_501() {}

    @Test
    @Disabled("its handlers are asynchronous all, and it has no timeout for them")
    @Override
    protected void async_timeout_has_the_status_that_the_client_saw() {}

    @Test
    @Disabled("it has nothing to dispatch to")
    @Override
    protected void async_dispatch_is_one_sample() {}

    @Test
    @Disabled("it has no servlets")
    @Override
    protected void forward_include_and_error_page_are_no_samples_of_their_own() {}

    @Test
    @DisabledIfSystemProperty(
            named = VERSION,
            matches = OLD,
            disabledReason =
                    "it sends nothing of a short body before it has all, and 3.0.1 waits for ever for the rest")
    @Override
    protected void what_the_handler_throws_in_the_middle_of_the_response_is_the_error() throws IOException {
        super.what_the_handler_throws_in_the_middle_of_the_response_is_the_error();
    }

    @Test
    @DisabledIfSystemProperty(named = VERSION, matches = OLD, disabledReason = "it speaks HTTP/2 over TLS only")
    @Override
    protected void upgrade_to_http_2_is_one_sample() throws Exception {
        super.upgrade_to_http_2_is_one_sample();
    }

    @Test
    @DisabledIfSystemProperty(named = VERSION, matches = OLD, disabledReason = "it speaks HTTP/2 over TLS only")
    @Override
    protected void each_stream_of_http_2_is_one_sample() throws IOException {
        super.each_stream_of_http_2_is_one_sample();
    }

    @Test
    @DisabledIfSystemProperty(named = VERSION, matches = OLD, disabledReason = "it speaks HTTP/2 over TLS only")
    @Override
    protected void stream_of_http_2_that_the_client_gives_up_is_one_sample() throws IOException {
        super.stream_of_http_2_that_the_client_gives_up_is_one_sample();
    }

    @Test
    @DisabledIfSystemProperty(
            named = VERSION,
            matches = "2\\.0\\..*",
            disabledReason = "it agrees on HTTP/1.1 with Java 17")
    @Override
    protected void http_2_over_tls_is_one_sample() throws Exception {
        super.http_2_over_tls_is_one_sample();
    }
}
