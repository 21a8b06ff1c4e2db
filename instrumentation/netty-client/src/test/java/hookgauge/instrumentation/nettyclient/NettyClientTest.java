package hookgauge.instrumentation.nettyclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.HttpClientContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class NettyClientTest extends HttpClientContract {
    private static final String NO_CONNECTION = "there is no request yet: whoever uses the codec connects first";

    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new NettyClientInstrumentation(), new NettyChannelInstrumentation());
    }

    @Override
    protected ContractClient client(Path keys) {
        return new BareClient();
    }

    @Override
    protected ContractClient http2Client(Path keys) {
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
    @Disabled("HTTP/2 has codecs of its own")
    @Override
    protected void http_2_over_tls_is_a_sample_for_each_stream() {}
}
