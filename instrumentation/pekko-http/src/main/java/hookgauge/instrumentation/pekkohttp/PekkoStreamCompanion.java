package hookgauge.instrumentation.pekkohttp;

import java.util.function.Consumer;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.stage.GraphStageLogic;
import scala.collection.immutable.List;

/** Tells those who have put themselves before a stage's attributes that it has stopped, however that came. */
public final class PekkoStreamCompanion {
    private static final String SITE = "pekko-stream";

    private PekkoStreamCompanion() {}

    /** Called for each stage of each stream, so it looks no further than the first attribute. */
    @SuppressWarnings("unchecked")
    public static void stopped(GraphStageLogic stage) {
        try {
            List<Attributes.Attribute> attributes = stage.attributes().attributeList();
            if (attributes.isEmpty()) return;
            Object first = attributes.head();
            if (first instanceof Consumer) ((Consumer<Object>) first).accept(stage);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }
}
