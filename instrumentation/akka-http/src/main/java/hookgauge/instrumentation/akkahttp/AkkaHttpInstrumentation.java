package hookgauge.instrumentation.akkahttp;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.pekkohttp.PekkoHttpInstrumentation;
import hookgauge.instrumentation.pekkohttp2.PekkoHttp2Instrumentation;
import java.util.List;

/** Where Akka HTTP is hooked: as Pekko HTTP, which was it before, and by the same companion. */
public final class AkkaHttpInstrumentation implements InstrumentationModule {
    private static final String ROOT = "akka/";
    private static final String ROOT_OF_PEKKO = "org/apache/pekko/";

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

    /** The same by HTTP/2, which Akka HTTP 10.2 speaks as Pekko HTTP does. */
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
            return PekkoHttp2Instrumentation.hooks(ROOT);
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
