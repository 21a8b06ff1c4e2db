package hookgauge.instrumentation.akkahttp;

import akka.http.impl.engine.http2.FrameEvent;
import akka.http.impl.engine.http2.HookgaugePekkoHttp2Companion;
import akka.http.impl.engine.http2.Http2MultiplexerSupport$$anon$1$OutStream;
import akka.stream.impl.fusing.GraphInterpreter;
import akka.stream.impl.fusing.GraphInterpreter$;
import akka.stream.stage.GraphStageLogic;

/** Tells the companion of the streams of HTTP/2 what Akka HTTP 10.1 sends; the stage that is at work is the connection's. */
public final class AkkaHttp2SendingCompanion {
    private static final String SITE = "akka-http2-sending";

    private AkkaHttp2SendingCompanion() {}

    /** A frame goes out to the client, or a stream in to the handler. */
    public static void pushes(Object outlet, Object pushed) {
        try {
            GraphStageLogic stage = pushed instanceof FrameEvent ? stage() : null;
            if (stage != null) HookgaugePekkoHttp2Companion.sends(stage, (FrameEvent) pushed);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The body of a response has failed. */
    public static void fails(Http2MultiplexerSupport$$anon$1$OutStream stream, Throwable failure) {
        try {
            GraphStageLogic stage = stage();
            if (stage != null) HookgaugePekkoHttp2Companion.fails(stage, stream.streamId(), failure);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static GraphStageLogic stage() {
        GraphInterpreter interpreter = GraphInterpreter$.MODULE$.currentInterpreterOrNull();
        return interpreter == null ? null : interpreter.activeStage();
    }
}
