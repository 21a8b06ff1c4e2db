package hookgauge.instrumentation.grizzly;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

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
    @Disabled("it speaks HTTP/2 only with an add-on, which is not hooked")
    @Override
    protected void upgrade_to_http_2_is_one_sample() {}

    @Test
    @Disabled("it speaks HTTP/2 only with an add-on, which is not hooked")
    @Override
    protected void http_2_over_tls_is_one_sample() {}

    @Test
    @Disabled("it speaks HTTP/2 only with an add-on, which is not hooked")
    @Override
    protected void each_stream_of_http_2_is_one_sample() {}

    @Test
    @Disabled("it speaks HTTP/2 only with an add-on, which is not hooked")
    @Override
    protected void stream_of_http_2_that_the_client_gives_up_is_one_sample() {}
}
