package hookgauge.instrumentation.pekkohttp;

import java.util.function.Consumer;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.stage.GraphStageLogic;
import scala.collection.immutable.List;

/** Tells those who have put themselves before a stage's attributes what becomes of the stage, and of those beside it. */
public final class PekkoStreamCompanion {
    private static final String SITE = "pekko-stream";

    private PekkoStreamCompanion() {}

    /** The stage has stopped, however that came. Called for each of each stream. */
    public static void stopped(GraphStageLogic stage) {
        try {
            tell(stage, stage);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The stage fails, and with it the stream that it is a part of. */
    public static void failed(GraphStageLogic stage, Throwable failure) {
        try {
            for (GraphStageLogic other : stage.interpreter().logics()) tell(other, failure);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @SuppressWarnings("unchecked")
    private static void tell(GraphStageLogic stage, Object news) {
        List<Attributes.Attribute> attributes = stage.attributes().attributeList();
        Object first = attributes.isEmpty() ? null : attributes.head();
        if (first instanceof Consumer) ((Consumer<Object>) first).accept(news);
    }
}
