package hookgauge.instrumentation.akkahttp;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.pekkohttp.PekkoHttpInstrumentation;
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
