package hookgauge.instrumentation.nettyclienthttp2;

/** A client that speaks in the objects of HTTP/1 on a stream. */
class NettyClientObjectsTest extends NettyClientHttp2Contract {
    @Override
    Http2Client.Way way() {
        return StreamsWay.ofObjects();
    }
}
