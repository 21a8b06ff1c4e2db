package hookgauge.instrumentation.nettyclienthttp2;

/** A client that speaks in the objects of HTTP/1, of all streams on one channel. */
class NettyClientAdapterTest extends NettyClientHttp2Contract {
    @Override
    Http2Client.Way way() {
        return new ConnectionWay();
    }
}
