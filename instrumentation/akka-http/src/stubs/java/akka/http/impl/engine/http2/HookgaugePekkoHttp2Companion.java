package akka.http.impl.engine.http2;

import akka.stream.stage.GraphStageLogic;

/** The companion of the streams of HTTP/2 as it is called beside the server, to compile against; it is not part of the jar. */
public final class HookgaugePekkoHttp2Companion {
    private HookgaugePekkoHttp2Companion() {}

    public static void sends(GraphStageLogic stage, FrameEvent frame) {}

    public static void fails(GraphStageLogic stage, int id, Throwable failure) {}
}
