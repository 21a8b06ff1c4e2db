package hookgauge.instrumentation.nanohttpd;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class NanoHttpdTest extends HttpServerContract {
    @Override
    protected InstrumentationModule module() {
        return new NanoHttpdInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new NanoServer(app, keys);
    }

    @Override
    protected String route(String path) {
        return null;
    }

    @Override
    protected int statusOfAThrowingHandler() {
        return 0;
    }

    @Test
    @Disabled("it refuses a method that it does not know")
    @Override
    protected void method_that_nobody_knows_is_told_as_it_came() {}

    @Test
    @Disabled("it knows no transfer encodings of requests")
    @Override
    protected void transfer_encoding_that_the_server_does_not_know_is_501() {}

    @Test
    @Disabled("it knows no transfer encodings of requests")
    @Override
    protected void chunked_body_is_measured_without_its_frames() {}

    @Test
    @Disabled("it answers in chunks, which HTTP/1.0 does not know")
    @Override
    protected void http_1_0_is_told_as_1_0() {}

    @Test
    @Disabled("it does not answer with 100")
    @Override
    protected void interim_response_is_no_response() {}

    @Test
    @Disabled("it skips such a header and answers")
    @Override
    protected void malformed_header_is_one_sample_of_400() {}

    @Test
    @Disabled("it lets no thread answer but its own")
    @Override
    protected void answer_from_another_thread_is_one_sample() {}

    @Test
    @Disabled("it lets no thread answer but its own")
    @Override
    protected void client_that_leaves_an_async_exchange_is_one_sample() {}

    @Test
    @Disabled("it has no asynchronous exchanges")
    @Override
    protected void async_timeout_has_the_status_that_the_client_saw() {}

    @Test
    @Disabled("it has no asynchronous exchanges")
    @Override
    protected void async_dispatch_is_one_sample() {}

    @Test
    @Disabled("it has no servlets")
    @Override
    protected void forward_include_and_error_page_are_no_samples_of_their_own() {}

    @Test
    @Disabled("it ends no exchange with 101, whoever takes the connection over")
    @Override
    protected void upgrade_to_another_protocol_is_one_sample_of_101() {}

    @Test
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void upgrade_to_http_2_is_one_sample() {}

    @Test
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void http_2_over_tls_is_one_sample() {}

    @Test
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void each_stream_of_http_2_is_one_sample() {}

    @Test
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void stream_of_http_2_that_the_client_gives_up_is_one_sample() {}
}
