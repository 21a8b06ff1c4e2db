package hookgauge.instrumentation.netty4;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A server whose app is given the frames of HTTP/2. */
@DisabledIfSystemProperty(named = "server.version", matches = "4\\.0\\..*", disabledReason = "it speaks HTTP/1 only")
class NettyFramesTest extends NettyTest {
    @Override
    NettyHttp2.Way way() {
        return NettyHttp2::framesOfStreams;
    }
}
