package hookgauge.instrumentation.helidon4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Helidon 4 needs Java 21: run it with -Djvm")
class HelidonTest extends HttpServerContract {
    private final HelidonWeaving weaving = new HelidonWeaving();

    @Override
    protected InstrumentationModule module() {
        return new HelidonInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        try {
            return Compiled.server("HelidonServer")
                    .getConstructor(ContractApp.class, Path.class)
                    .newInstance(app, keys);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String route(String path) {
        if (System.getProperty("server.version", "").startsWith("4.0.")) return null;
        return path.endsWith("/") ? path + "{id}" : path;
    }

    @AfterEach
    void everyHookOfAllModulesIsIn() {
        weaving.check();
    }

    @Test
    @Disabled("it answers 404 for a method that no handler takes")
    @Override
    protected void method_that_is_not_allowed_is_405() {}

    @Test
    @Disabled("it answers 400")
    @Override
    protected void transfer_encoding_that_the_server_does_not_know_is_501() {}

    @Test
    @Disabled("it speaks HTTP/1.1 and 2 only")
    @Override
    protected void http_1_0_is_told_as_1_0() {}

    @Test
    @Disabled("it lets no thread answer but the one that handles")
    @Override
    protected void answer_from_another_thread_is_one_sample() {}

    @Test
    @Disabled("it lets no thread answer but the one that handles")
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
    @Disabled("it waits for what HTTP/1 and 2 begin with, and closes the connection without an answer")
    @Override
    protected void garbage_instead_of_a_request_is_one_sample_of_400() {}

    @Test
    @Disabled("it has no servlets")
    @Override
    protected void forward_include_and_error_page_are_no_samples_of_their_own() {}

    @Test
    @Disabled("it switches to HTTP/2 and WebSocket only (HelidonWebSocketTest)")
    @Override
    protected void upgrade_to_another_protocol_is_one_sample_of_101() {}
}
