package hookgauge.instrumentation.pekkohttp2;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.ArrayList;
import java.util.List;

/** Where Pekko HTTP is hooked for HTTP/2: the stage of a connection that takes its streams apart and puts them together. */
public final class PekkoHttp2Instrumentation implements InstrumentationModule {
    private static final String ROOT = "org/apache/pekko/";

    @Override
    public String name() {
        return "pekko-http2";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.pekkohttp2.PekkoHttp2Companion";
    }

    @Override
    public String home() {
        return ROOT + "http/impl/engine/http2";
    }

    @Override
    public List<Hook> hooks() {
        return hooks(ROOT);
    }

    /** The hooks of it, or of Akka HTTP, whose packages begin with {@code akka/}. */
    public static List<Hook> hooks(String root) {
        String http2 = root + "http/impl/engine/http2/";
        String event = "L" + http2 + "FrameEvent";
        List<Hook> hooks = new ArrayList<>();
        // of Scala 2 and 3, and of Akka HTTP before 10.2.10, where another class of Scala 3 has the name
        for (String stage : new String[] {"Logic$1$", "Logic$2$", "$anon$1"}) {
            String type = http2 + "Http2Demux$" + stage;
            hooks.add(Hook.onEntry(type, "handleStreamEvent", "(" + event + "$StreamFrameEvent;)V", "receives")
                    .optional());
            hooks.add(Hook.onEntry(type, "pushFrameOut", "(" + event + ";)V", "sends")
                    .optional());
            hooks.add(Hook.onEntry(type, "handleOutgoingFailed", "(ILjava/lang/Throwable;)V", "fails")
                    .optional());
        }
        String make = "(L" + root + "http/scaladsl/settings/Http2CommonSettings;Lscala/collection/immutable/Seq;ZZ)V";
        hooks.add(Hook.onReturn(http2 + "Http2Demux", "<init>", make, "made"));
        return hooks;
    }
}
