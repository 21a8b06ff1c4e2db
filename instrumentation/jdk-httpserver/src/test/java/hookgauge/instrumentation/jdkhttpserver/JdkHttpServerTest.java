package hookgauge.instrumentation.jdkhttpserver;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class JdkHttpServerTest extends HttpServerContract {
    @Override
    protected InstrumentationModule module() {
        return new JdkHttpServerInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new JdkServer(app, keys);
    }

    @Override
    protected String route(String path) {
        return path;
    }

    @Override
    protected int statusOfAThrowingHandler() {
        return 0;
    }

    @Test
    @Disabled("it leaves all methods to the handler")
    @Override
    protected void method_that_is_not_allowed_is_405() {}

    @Test
    @Disabled("it has no timeout for an exchange that another thread answers")
    @Override
    protected void async_timeout_has_the_status_that_the_client_saw() {}

    @Test
    @Disabled("it cannot dispatch to another context")
    @Override
    protected void async_dispatch_is_one_sample() {}

    @Test
    @Disabled("it has no servlets")
    @Override
    protected void forward_include_and_error_page_are_no_samples_of_their_own() {}

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
