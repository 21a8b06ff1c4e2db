package hookgauge.instrumentation.pekkohttp;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Where Pekko HTTP is hooked for HTTP/1: the stages that parse requests and render responses, one each for a connection. */
public final class PekkoHttpInstrumentation implements InstrumentationModule {
    private static final String ENGINE = "org/apache/pekko/http/impl/engine/";
    private static final String PARSER = ENGINE + "parsing/HttpRequestParser$$anon$1";
    private static final String RENDERER = ENGINE + "rendering/HttpResponseRendererFactory";
    private static final String RENDERER_OF_SCALA_2 = RENDERER + "$HttpResponseRenderer$$anon$1";
    private static final String RENDERER_OF_SCALA_3 = RENDERER + "$$anon$1";
    private static final String PRIVATE_OF_SCALA_2 = RENDERER.replace('/', '$') + "$HttpResponseRenderer$$anon$$";
    private static final String CONTEXT = ENGINE + "rendering/ResponseRenderingContext";
    private static final String RENDER = "(L" + CONTEXT + ";)L" + RENDERER + "$HttpResponseRenderer$StrictOrStreamed;";

    @Override
    public String name() {
        return "pekko-http";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.pekkohttp.PekkoHttpCompanion";
    }

    @Override
    public String home() {
        return "org/apache/pekko/http/impl/engine/server";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(
                        PARSER,
                        "parseSessionBytes",
                        "(Lorg/apache/pekko/stream/TLSProtocol$SessionBytes;)L" + ENGINE + "parsing/ParserOutput;",
                        "received"),
                Hook.onResult(PARSER, "doPull", "()L" + ENGINE + "parsing/ParserOutput;", "parsed"),
                Hook.onReturn(
                        CONTEXT,
                        "<init>",
                        "(Lorg/apache/pekko/http/scaladsl/model/HttpResponse;"
                                + "Lorg/apache/pekko/http/scaladsl/model/HttpMethod;"
                                + "Lorg/apache/pekko/http/scaladsl/model/HttpProtocol;"
                                + "L" + CONTEXT + "$CloseRequested;)V",
                        "answers"),
                Hook.onReturn(RENDERER_OF_SCALA_2, PRIVATE_OF_SCALA_2 + "render", RENDER, "rendered"),
                Hook.onReturn(RENDERER_OF_SCALA_3, "render", RENDER, "rendered"),
                Hook.onReturn(
                        ENGINE + "rendering/ResponseRenderingOutput$HttpData",
                        "<init>",
                        "(Lorg/apache/pekko/util/ByteString;)V",
                        "sends"),
                Hook.onEntry(RENDERER_OF_SCALA_2, PRIVATE_OF_SCALA_2 + "stopTransfer", "()V", "sent"),
                Hook.onEntry(RENDERER_OF_SCALA_3, "stopTransfer", "()V", "sent"));
    }

    /** Where any stage of a stream ends, for those of a connection. */
    public static final class Stream implements InstrumentationModule {
        @Override
        public String name() {
            return "pekko-stream";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.pekkohttp.PekkoStreamCompanion";
        }

        @Override
        public String home() {
            return "org/apache/pekko/stream/stage";
        }

        /** An app with streams need not have a server. */
        @Override
        public boolean isOfServer() {
            return false;
        }

        @Override
        public List<Hook> hooks() {
            return Collections.singletonList(
                    Hook.onEntry("org/apache/pekko/stream/stage/GraphStageLogic", "afterPostStop", "()V", "stopped"));
        }
    }
}
