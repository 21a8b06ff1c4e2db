package hookgauge.instrumentation.akkahttp;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.pekkohttp.PekkoHttpInstrumentation;
import hookgauge.instrumentation.pekkohttp2.PekkoHttp2Instrumentation;
import java.util.Arrays;
import java.util.List;

/** Where Akka HTTP is hooked: as Pekko HTTP, which was it before, and by the same companion. */
public final class AkkaHttpInstrumentation implements InstrumentationModule {
    private static final String ROOT = "akka/";
    private static final String ROOT_OF_PEKKO = "org/apache/pekko/";
    private static final String HTTP2 = ROOT + "http/impl/engine/http2/";
    private static final String LOGIC_OF_10_1 = HTTP2 + "Http2ServerDemux$$anon$1";

    @Override
    public String name() {
        return "akka-http";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.pekkohttp.PekkoHttpCompanion";
    }

    @Override
    public String companionsRoot() {
        return ROOT_OF_PEKKO;
    }

    @Override
    public String root() {
        return ROOT;
    }

    @Override
    public String home() {
        return ROOT + "http/impl/engine/server";
    }

    @Override
    public List<Hook> hooks() {
        return PekkoHttpInstrumentation.hooks(ROOT);
    }

    /** The same by HTTP/2, which Akka HTTP 10.2 speaks as Pekko HTTP does, and 10.1 receives so. */
    public static final class Http2 implements InstrumentationModule {
        @Override
        public String name() {
            return "akka-http2";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.pekkohttp2.PekkoHttp2Companion";
        }

        @Override
        public String companionsRoot() {
            return ROOT_OF_PEKKO;
        }

        @Override
        public String root() {
            return ROOT;
        }

        @Override
        public String home() {
            return ROOT + "http/impl/engine/http2";
        }

        @Override
        public List<Hook> hooks() {
            List<Hook> hooks = PekkoHttp2Instrumentation.hooks(ROOT);
            // what 10.1 has instead of Http2Demux
            String make =
                    "(L" + ROOT + "http/scaladsl/settings/Http2ServerSettings;Lscala/collection/immutable/Seq;Z)V";
            hooks.add(Hook.onReturn(HTTP2 + "Http2ServerDemux", "<init>", make, "made")
                    .optional());
            hooks.add(Hook.onEntry(
                    LOGIC_OF_10_1, "handleStreamEvent", "(L" + HTTP2 + "FrameEvent$StreamFrameEvent;)V", "receives"));
            return hooks;
        }
    }

    /** Where 10.1 sends by HTTP/2. */
    public static final class Http2Sending implements InstrumentationModule {
        @Override
        public String name() {
            return "akka-http2-sending";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.akkahttp.AkkaHttp2SendingCompanion";
        }

        @Override
        public String home() {
            return ROOT + "http/impl/engine/http2";
        }

        @Override
        public String landmark() {
            return LOGIC_OF_10_1;
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    Hook.onEntry(HTTP2 + "GenericOutletSupport$$anon$2", "push", "(Ljava/lang/Object;)V", "pushes"),
                    Hook.onEntry(
                            HTTP2 + "Http2MultiplexerSupport$$anon$1$OutStream",
                            "onUpstreamFailure",
                            "(Ljava/lang/Throwable;)V",
                            "fails"));
        }
    }

    /** Where any stage of a stream fails or ends, for those of a connection. */
    public static final class Stream implements InstrumentationModule {
        @Override
        public String name() {
            return "akka-stream";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.pekkohttp.PekkoStreamCompanion";
        }

        @Override
        public String companionsRoot() {
            return ROOT_OF_PEKKO;
        }

        @Override
        public String root() {
            return ROOT;
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
            return PekkoHttpInstrumentation.Stream.hooks(ROOT);
        }
    }
}
