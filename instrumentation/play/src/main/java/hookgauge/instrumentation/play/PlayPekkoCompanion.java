package hookgauge.instrumentation.play;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter$;
import org.apache.pekko.stream.stage.GraphStageLogic;
import play.api.mvc.RequestHeader;
import play.core.server.HookgaugePlayCompanion;
import scala.collection.immutable.List;

/** Tells the companions of Pekko HTTP, or of Akka HTTP, the route that Play has found for one of their requests. */
public final class PlayPekkoCompanion {
    private static final String SITE = "play-pekko";

    private PlayPekkoCompanion() {}

    /** A handler is about to be run, over HTTP/1 in a stage beside those of the connection, else by a thread of its own. */
    @SuppressWarnings("unchecked") // the companion of the connection can be told a text
    public static void routed(Object server, Object app, Object request, RequestHeader header) {
        try {
            String template = HookgaugePlayCompanion.template(header);
            GraphInterpreter interpreter = GraphInterpreter$.MODULE$.currentInterpreterOrNull();
            if (template == null || interpreter == null) return;
            for (GraphStageLogic stage : interpreter.logics()) {
                Object companion = first(stage);
                if (!(companion instanceof LongSupplier)) continue;
                ((Consumer<Object>) companion).accept(template);
                return;
            }
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static Object first(GraphStageLogic stage) {
        if (stage == null) return null;
        List<Attributes.Attribute> attributes = stage.attributes().attributeList();
        return attributes.isEmpty() ? null : attributes.head();
    }
}
