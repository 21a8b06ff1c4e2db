package hookgauge.instrumentation.netty4;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A server whose requests of HTTP/2 all are on one channel. */
@DisabledIfSystemProperty(named = "server.version", matches = "4\\.0\\..*", disabledReason = "it speaks HTTP/1 only")
class NettyAdapterTest extends NettyTest {
    @Override
    NettyHttp2.Way way() {
        return NettyHttp2::objectsOfConnection;
    }
}
