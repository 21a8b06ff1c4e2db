package hookgauge.instrumentation.play;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Play 2.8 to 3 is hooked: it knows the route, the server below counts. */
public final class PlayInstrumentation implements InstrumentationModule {
    private static final String HOME = "play/core/server";
    private static final String REQUEST = "Lplay/api/mvc/RequestHeader;";
    private static final String APP = "Lscala/util/Try;";

    @Override
    public String name() {
        return "play";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.play.PlayCompanion";
    }

    @Override
    public String home() {
        return HOME;
    }

    @Override
    public List<Hook> hooks() {
        String netty = HOME + "/netty/PlayRequestHandler";
        String handle =
                "(Lio/netty/channel/Channel;Lio/netty/handler/codec/http/HttpRequest;)Lscala/concurrent/Future;";
        return Arrays.asList(
                Hook.onEntry(netty, "handle", handle, "entered"),
                Hook.onReturn(netty, "handle", handle, "left"),
                Hook.onThrow(netty, "handle", handle, "threw"),
                found("Lplay/api/http/HttpErrorHandler;"),
                // of 2.8.0
                found(""));
    }

    private static Hook found(String errorHandler) {
        String descriptor = "(" + REQUEST + APP + errorHandler + ")Lscala/Tuple2;";
        return Hook.onResult(HOME + "/Server$", "getHandlerFor", descriptor, "found")
                .orAnother();
    }

    /** Where the handler is run, {@code kind} being {@code Pekko} or {@code Akka}. */
    private static List<Hook> hooks(String kind, String root) {
        String server = HOME + "/" + kind + "HttpServer";
        String begin = "(" + APP + "L" + root + "http/scaladsl/model/HttpRequest;" + REQUEST;
        String end = "Lplay/api/mvc/Handler;)Lscala/concurrent/Future;";
        return Arrays.asList(
                Hook.onEntry(server, "executeHandler", begin + end, "routed").orAnother(),
                // of 2.8
                Hook.onEntry(server, "executeHandler", begin + "Lscala/util/Either;" + end, "routed")
                        .orAnother());
    }

    /** Play 3 on Pekko HTTP, whose requests no thread is known to handle. */
    public static final class Pekko implements InstrumentationModule {
        @Override
        public String name() {
            return "play-pekko";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.play.PlayPekkoCompanion";
        }

        @Override
        public String home() {
            return HOME;
        }

        @Override
        public List<Hook> hooks() {
            return PlayInstrumentation.hooks("Pekko", "org/apache/pekko/");
        }
    }

    /** Play 2 on Akka HTTP, by the same companion. */
    public static final class Akka implements InstrumentationModule {
        @Override
        public String name() {
            return "play-akka";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.play.PlayPekkoCompanion";
        }

        @Override
        public String companionsRoot() {
            return "org/apache/pekko/";
        }

        @Override
        public String root() {
            return "akka/";
        }

        @Override
        public String home() {
            return HOME;
        }

        @Override
        public List<Hook> hooks() {
            return PlayInstrumentation.hooks("Akka", "akka/");
        }
    }
}
