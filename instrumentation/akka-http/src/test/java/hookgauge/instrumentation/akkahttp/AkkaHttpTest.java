package hookgauge.instrumentation.akkahttp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.Weaving;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class AkkaHttpTest extends HttpServerContract {
    private final List<Weaving> others = List.of(
            Weaving.of(new AkkaHttpInstrumentation.Stream()),
            Weaving.of(new AkkaHttpInstrumentation.Http2()),
            Weaving.of(new AkkaHttpInstrumentation.Http2Sending()));

    @Override
    protected InstrumentationModule module() {
        return new AkkaHttpInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new AkkaServer(app, keys);
    }

    @Override
    protected String route(String path) {
        return null;
    }

    @AfterEach
    void everyOtherHookIsIn() {
        others.forEach(Weaving::check);
    }

    @Test
    @Disabled("its handlers are asynchronous: no thread handles a request")
    @Override
    protected void route_is_known_to_the_thread_that_handles() {}

    @Test
    @Disabled("it leaves all methods to the handler")
    @Override
    protected void method_that_is_not_allowed_is_405() {}

    @Test
    @Disabled("it answers 400")
    @Override
    protected void transfer_encoding_that_the_server_does_not_know_is_501() {}

    @Test
    @Disabled("it answers 503 (AkkaHttpEdgesTest)")
    @Override
    protected void async_timeout_has_the_status_that_the_client_saw() {}

    @Test
    @Disabled("it has nothing to dispatch")
    @Override
    protected void async_dispatch_is_one_sample() {}

    @Test
    @Disabled("it has no servlets")
    @Override
    protected void forward_include_and_error_page_are_no_samples_of_their_own() {}

    @Test
    @Disabled("it waits for the rest of what could be a method; it answers longer garbage (AkkaHttpEdgesTest)")
    @Override
    protected void garbage_instead_of_a_request_is_one_sample_of_400() {}

    @Test
    @Disabled("it resets the connection, and with it what the client has not read yet (AkkaHttpEdgesTest)")
    @Override
    protected void what_the_handler_throws_in_the_middle_of_the_response_is_the_error() {}

    @Test
    @Override
    protected void upgrade_to_http_2_is_one_sample() throws Exception {
        assumeTrue(AkkaServer.SPEAKS_HTTP_2);
        super.upgrade_to_http_2_is_one_sample();
    }

    @Test
    @Override
    protected void http_2_over_tls_is_one_sample() throws Exception {
        assumeTrue(AkkaServer.SPEAKS_HTTP_2);
        super.http_2_over_tls_is_one_sample();
    }

    @Test
    @Override
    protected void each_stream_of_http_2_is_one_sample() throws IOException {
        assumeTrue(AkkaServer.SPEAKS_HTTP_2);
        super.each_stream_of_http_2_is_one_sample();
    }

    @Test
    @Override
    protected void stream_of_http_2_that_the_client_gives_up_is_one_sample() throws IOException {
        assumeTrue(AkkaServer.SPEAKS_HTTP_2);
        super.stream_of_http_2_that_the_client_gives_up_is_one_sample();
    }
}
