package hookgauge.instrumentation.nettyclienthttp2;

/** A client that speaks in the frames of a stream. */
class NettyClientFramesTest extends NettyClientHttp2Contract {
    @Override
    Http2Client.Way way() {
        return StreamsWay.ofFrames();
    }
}
