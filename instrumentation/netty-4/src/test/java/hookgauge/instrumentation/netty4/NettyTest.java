package hookgauge.instrumentation.netty4;

import hookgauge.instrumentation.InstrumentationModule;
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

class NettyTest extends HttpServerContract {
    private static final String VERSION = "server.version";
    private static final String NETTY_4_0 = "4\\.0\\..*";

    private final List<Weaving> others =
            List.of(Weaving.of(new NettyChannelInstrumentation()), Weaving.of(new NettyHttp2Instrumentation()));

    @Override
    protected InstrumentationModule module() {
        return new NettyInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new NettyServer(app, keys, NettyServer.HAS_HTTP_2 ? way() : null);
    }

    NettyHttp2.Way way() {
        return NettyHttp2::objectsOfStreams;
    }

    @AfterEach
    void everyOtherHookIsIn() {
        others.forEach(Weaving::check);
    }

    /** A framework's, for Netty has none. */
    @Override
    protected String route(String path) {
        return null;
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

    @Test
    @DisabledIfSystemProperty(named = VERSION, matches = NETTY_4_0, disabledReason = "it reads such a header")
    @Override
    protected void malformed_header_is_one_sample_of_400() throws IOException {
        super.malformed_header_is_one_sample_of_400();
    }

    @Test
    @DisabledIfSystemProperty(named = VERSION, matches = NETTY_4_0, disabledReason = "it speaks HTTP/1 only")
    @Override
    protected void upgrade_to_http_2_is_one_sample() throws Exception {
        super.upgrade_to_http_2_is_one_sample();
    }

    @Test
    @DisabledIfSystemProperty(named = VERSION, matches = NETTY_4_0, disabledReason = "it speaks HTTP/1 only")
    @Override
    protected void http_2_over_tls_is_one_sample() throws Exception {
        super.http_2_over_tls_is_one_sample();
    }

    @Test
    @DisabledIfSystemProperty(named = VERSION, matches = NETTY_4_0, disabledReason = "it speaks HTTP/1 only")
    @Override
    protected void each_stream_of_http_2_is_one_sample() throws IOException {
        super.each_stream_of_http_2_is_one_sample();
    }

    @Test
    @DisabledIfSystemProperty(named = VERSION, matches = NETTY_4_0, disabledReason = "it speaks HTTP/1 only")
    @Override
    protected void stream_of_http_2_that_the_client_gives_up_is_one_sample() throws IOException {
        super.stream_of_http_2_that_the_client_gives_up_is_one_sample();
    }
}
