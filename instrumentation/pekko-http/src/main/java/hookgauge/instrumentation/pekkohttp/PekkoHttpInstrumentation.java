package hookgauge.instrumentation.pekkohttp;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Pekko HTTP is hooked for HTTP/1: the stages that parse requests and render responses, one each for a connection. */
public final class PekkoHttpInstrumentation implements InstrumentationModule {
    private static final String ROOT = "org/apache/pekko/";

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
        return ROOT + "http/impl/engine/server";
    }

    @Override
    public List<Hook> hooks() {
        return hooks(ROOT);
    }

    /** The hooks of it, or of Akka HTTP, whose packages begin with {@code akka/}. */
    public static List<Hook> hooks(String root) {
        String engine = root + "http/impl/engine/";
        String parser = engine + "parsing/HttpRequestParser$$anon$1";
        String output = "L" + engine + "parsing/ParserOutput;";
        String factory = engine + "rendering/HttpResponseRendererFactory";
        String renderer = factory + "$HttpResponseRenderer$$anon$1";
        String rendererOfScala3 = factory + "$$anon$1";
        String before = factory.replace('/', '$') + "$HttpResponseRenderer$$anon$$";
        String context = engine + "rendering/ResponseRenderingContext";
        String render = "(L" + context + ";)L" + factory + "$HttpResponseRenderer$StrictOrStreamed;";
        return Arrays.asList(
                Hook.onEntry(
                        parser,
                        "parseSessionBytes",
                        "(L" + root + "stream/TLSProtocol$SessionBytes;)" + output,
                        "received"),
                Hook.onResult(parser, "doPull", "()" + output, "parsed"),
                Hook.onReturn(renderer, before + "render", render, "rendered"),
                Hook.onReturn(rendererOfScala3, "render", render, "rendered"),
                Hook.onReturn(
                        engine + "rendering/ResponseRenderingOutput$HttpData",
                        "<init>",
                        "(L" + root + "util/ByteString;)V",
                        "sends"),
                Hook.onEntry(renderer, before + "stopTransfer", "()V", "sent").optional(),
                // before Akka HTTP 10.1.12; also told when a stream begins
                Hook.onEntry(renderer, before + "transferring_$eq", "(Z)V", "sent")
                        .optional(),
                Hook.onEntry(rendererOfScala3, "stopTransfer", "()V", "sent"));
    }

    /** Where any stage of a stream fails or ends, for those of a connection. */
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
            return ROOT + "stream/stage";
        }

        /** An app with streams need not have a server. */
        @Override
        public boolean isOfServer() {
            return false;
        }

        @Override
        public List<Hook> hooks() {
            return hooks(ROOT);
        }

        /** The same as for the server. */
        public static List<Hook> hooks(String root) {
            String stage = root + "stream/stage/GraphStageLogic";
            return Arrays.asList(
                    Hook.onEntry(stage, "failStage", "(Ljava/lang/Throwable;)V", "failed"),
                    Hook.onEntry(stage, "afterPostStop", "()V", "stopped"));
        }
    }
}
