package hookgauge.instrumentation.nettyclienthttp2;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyclient.NettyClientInstrumentation;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import hookgauge.instrumentation.testing.Upstream;
import io.netty.handler.codec.http2.Http2Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** What each way must show in which a client on Netty may speak HTTP/2. */
abstract class NettyClientHttp2Contract extends HttpClientContract {
    private static final String NO_CONNECTION = "there is no request yet: whoever uses the codec connects first";

    abstract Http2Client.Way way();

    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(
                new NettyClientHttp2Instrumentation(),
                new NettyClientHttp2Instrumentation.Channels(),
                new NettyClientInstrumentation(),
                new NettyChannelInstrumentation());
    }

    @Override
    protected Upstream upstream() throws Exception {
        return new Http2Upstream(Http2Settings.defaultSettings());
    }

    @Override
    protected String version() {
        return "2";
    }

    @Override
    protected ContractClient client(Path keys) throws Exception {
        return new Http2Client(way(), keys);
    }

    @Override
    protected ContractClient http2Client(Path keys) throws Exception {
        return client(keys);
    }

    @Override
    protected boolean followsRedirects() {
        return false;
    }

    @Override
    protected boolean tellsSizes() {
        return true;
    }

    @Test
    @Disabled(NO_CONNECTION)
    @Override
    protected void request_that_is_refused_is_one_sample_with_what_the_caller_is_thrown() {}

    @Test
    @Disabled(NO_CONNECTION)
    @Override
    protected void host_that_nobody_knows_is_one_sample_with_what_the_caller_is_thrown() {}

    @Test
    @Disabled("the codec is passed in the thread of the connection")
    @Override
    protected void start_is_told_on_the_thread_of_the_caller() {}

    @Test
    @Disabled("HTTP/1 has a codec of its own")
    @Override
    protected void real_server_is_called_by_http_1() {}
}
