package hookgauge.instrumentation.reactornetty;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.Weaving;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class ReactorNettyTest extends HttpServerContract {
    private final List<Weaving> others = List.of(
            Weaving.of(new NettyChannelInstrumentation()),
            Weaving.of(new NettyInstrumentation()),
            Weaving.of(new NettyHttp2Instrumentation()));

    @Override
    protected InstrumentationModule module() {
        return new ReactorNettyInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new ReactorNettyServer(app, keys);
    }

    /** A framework's, for its own routes are predicates. */
    @Override
    protected String route(String path) {
        return null;
    }

    @AfterEach
    void everyOtherHookIsIn() {
        others.forEach(Weaving::check);
    }

    @Test
    @Disabled("it leaves all methods to the handler")
    @Override
    protected void method_that_is_not_allowed_is_405() {}

    @Test
    @Disabled("it leaves transfer encodings to the handler")
    @Override
    protected void transfer_encoding_that_the_server_does_not_know_is_501() {}

    @Test
    @Disabled("its handlers are asynchronous all, and it has no timeout for them")
    @Override
    protected void async_timeout_has_the_status_that_the_client_saw() {}

    @Test
    @Disabled("it has no paths to dispatch to")
    @Override
    protected void async_dispatch_is_one_sample() {}

    @Test
    @Disabled("it has no servlets")
    @Override
    protected void forward_include_and_error_page_are_no_samples_of_their_own() {}
}
