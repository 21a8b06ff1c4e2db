package hookgauge.instrumentation.grizzly;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class GrizzlyTest extends HttpServerContract {
    @Override
    protected InstrumentationModule module() {
        return new GrizzlyInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new GrizzlyServer(app, keys);
    }

    @Override
    protected String route(String path) {
        return null;
    }

    @Test
    @Disabled("it cannot dispatch to another handler")
    @Override
    protected void async_dispatch_is_one_sample() {}

    @Test
    @Disabled("it waits for the rest of what could be a request")
    @Override
    protected void garbage_instead_of_a_request_is_one_sample_of_400() {}

    @Test
    @Disabled("it makes nothing of such a header and answers")
    @Override
    protected void malformed_header_is_one_sample_of_400() {}

    @Test
    @Disabled("it takes the body for none and answers")
    @Override
    protected void transfer_encoding_that_the_server_does_not_know_is_501() {}

    @Test
    @Disabled("it drops what a handler throws after the head of its response")
    @Override
    protected void what_the_handler_throws_in_the_middle_of_the_response_is_the_error() {}

    @Test
    @Disabled("it has no servlets")
    @Override
    protected void forward_include_and_error_page_are_no_samples_of_their_own() {}

    @Test
    @DisabledIfSystemProperty(
            named = "server.version",
            matches = "2\\.3\\..*",
            disabledReason = "it speaks HTTP/1 only")
    @Override
    protected void upgrade_to_http_2_is_one_sample() throws Exception {
        super.upgrade_to_http_2_is_one_sample();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "server.version",
            matches = "2\\..*",
            disabledReason = "its add-on needs a jar before the classes of Java 8 to speak it over TLS")
    @Override
    protected void http_2_over_tls_is_one_sample() throws Exception {
        super.http_2_over_tls_is_one_sample();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "server.version",
            matches = "2\\.3\\..*",
            disabledReason = "it speaks HTTP/1 only")
    @Override
    protected void each_stream_of_http_2_is_one_sample() throws IOException {
        super.each_stream_of_http_2_is_one_sample();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "server.version",
            matches = "2\\.3\\..*",
            disabledReason = "it speaks HTTP/1 only")
    @Override
    protected void stream_of_http_2_that_the_client_gives_up_is_one_sample() throws IOException {
        super.stream_of_http_2_that_the_client_gives_up_is_one_sample();
    }
}
