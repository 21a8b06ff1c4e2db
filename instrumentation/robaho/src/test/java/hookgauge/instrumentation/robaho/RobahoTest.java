package hookgauge.instrumentation.robaho;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.Weaving;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Robaho's server is compiled for Java 21")
class RobahoTest extends HttpServerContract {
    private final Weaving http2 = Weaving.of(new RobahoInstrumentation.Http2());

    @Override
    protected InstrumentationModule module() {
        return new RobahoInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new RobahoServer(app, keys);
    }

    @Override
    protected String route(String path) {
        return path;
    }

    @Override
    protected int statusOfAThrowingHandler() {
        return 0;
    }

    @AfterEach
    void everyHookOfHttp2IsIn() {
        http2.check();
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
    @Disabled("it does not upgrade to HTTP/2")
    @Override
    protected void upgrade_to_http_2_is_one_sample() {}

    @Test
    @Disabled("it takes whatever stands before a colon as the name of a header")
    @Override
    protected void malformed_header_is_one_sample_of_400() {}
}
