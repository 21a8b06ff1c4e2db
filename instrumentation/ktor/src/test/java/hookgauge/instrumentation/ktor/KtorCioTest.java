package hookgauge.instrumentation.ktor;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.ktorcio.KtorCioInstrumentation;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.Weaving;
import io.ktor.server.cio.CIO;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class KtorCioTest extends HttpServerContract {
    private static final String VERSION = "server.version";
    private static final String OLD = "2\\..*|3\\.0\\..*";
    private static final String OLDEST = "2\\.0\\..*";

    private final Weaving other = Weaving.of(new KtorCioInstrumentation());

    @Override
    protected InstrumentationModule module() {
        return new KtorInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new KtorServer(CIO.INSTANCE, app, root -> {});
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
    void theOtherHooksAreIn() {
        other.check();
    }

    @Test
    @Disabled("its handlers are coroutines: no thread handles a request, and routes are told of the call")
    @Override
    protected void route_is_known_to_the_thread_that_handles() {}

    @Test
    @Disabled("it handles them all at once, which end in an order of their own: KtorCioRoutesTest")
    @Override
    protected void pipelined_requests_are_a_sample_each() {}

    @Test
    @Disabled("it keeps no count of what it reads in chunks")
    @Override
    protected void chunked_body_is_measured_without_its_frames() {}

    @Test
    @Disabled("it answers 400")
    @Override
    protected void transfer_encoding_that_the_server_does_not_know_is_501() {}

    @Test
    @Disabled("it may lose the head of such a response, and leaves the connection open: KtorCioRoutesTest")
    @Override
    protected void what_the_handler_throws_in_the_middle_of_the_response_is_the_error() {}

    @Test
    @DisabledIfSystemProperty(named = VERSION, matches = OLD, disabledReason = "it keeps the interim response back")
    @Override
    protected void interim_response_is_no_response() throws IOException {
        super.interim_response_is_no_response();
    }

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
    @Disabled("it does not speak TLS")
    @Override
    protected void https_is_told_as_the_scheme() {}

    @Test
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void http_2_over_tls_is_one_sample() {}

    @Test
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void upgrade_to_http_2_is_one_sample() {}

    @Test
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void each_stream_of_http_2_is_one_sample() {}

    @Test
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void stream_of_http_2_that_the_client_gives_up_is_one_sample() {}

    @Test
    @DisabledIfSystemProperty(
            named = VERSION,
            matches = OLD,
            disabledReason = "it fails at a request without headers: KtorCioRoutesTest")
    @Override
    protected void http_1_0_is_told_as_1_0() throws IOException {
        super.http_1_0_is_told_as_1_0();
    }

    @Test
    @DisabledIfSystemProperty(
            named = VERSION,
            matches = OLDEST,
            disabledReason = "2.0 refuses it where nothing is hooked")
    @Override
    protected void malformed_header_is_one_sample_of_400() throws IOException {
        super.malformed_header_is_one_sample_of_400();
    }

    @Test
    @DisabledIfSystemProperty(
            named = VERSION,
            matches = OLDEST,
            disabledReason = "2.0 refuses it where nothing is hooked")
    @Override
    protected void garbage_instead_of_a_request_is_one_sample_of_400() throws IOException {
        super.garbage_instead_of_a_request_is_one_sample_of_400();
    }
}
