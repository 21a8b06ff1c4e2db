package hookgauge.instrumentation.armeria;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
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
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class ArmeriaTest extends HttpServerContract {
    private final List<Weaving> others = List.of(
            Weaving.of(new NettyChannelInstrumentation()),
            Weaving.of(new NettyInstrumentation()),
            Weaving.of(new NettyHttp2Instrumentation()));

    @Override
    protected InstrumentationModule module() {
        return new ArmeriaInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new ArmeriaServer(app, keys);
    }

    @Override
    protected String route(String path) {
        return switch (path) {
            case "/items/" -> "/items/:id";
            case "/async/" -> "/async/*";
            default -> path;
        };
    }

    @AfterEach
    void everyOtherHookIsIn() {
        others.forEach(Weaving::check);
    }

    @Test
    @Disabled("its handlers are asynchronous: no thread handles a request, and routes are told on the channel")
    @Override
    protected void route_is_known_to_the_thread_that_handles() {}

    @Test
    @Disabled("it leaves transfer encodings to the handler")
    @Override
    protected void transfer_encoding_that_the_server_does_not_know_is_501() {}

    @Test
    @Disabled("its handlers are asynchronous all, and a timeout is a handler's own")
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
    @Disabled("it knows no upgrades of a service's own")
    @Override
    protected void upgrade_to_another_protocol_is_one_sample_of_101() {}

    @Test
    @Disabled("it refuses what it does not know with 405")
    @Override
    protected void method_that_nobody_knows_is_told_as_it_came() {}

    @Test
    @DisabledIfSystemProperty(
            named = "server.version",
            matches = "1\\.0\\..*",
            disabledReason = "its log alone is told why, after the answer: the status is the error")
    @Override
    protected void what_the_handler_throws_is_the_error() throws IOException {
        super.what_the_handler_throws_is_the_error();
    }

    @Test
    @Disabled("its log alone is told why, after the end")
    @Override
    protected void what_the_handler_throws_in_the_middle_of_the_response_is_the_error() {}
}
