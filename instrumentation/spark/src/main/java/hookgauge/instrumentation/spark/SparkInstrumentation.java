package hookgauge.instrumentation.spark;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where Spark 2, the web framework, is hooked: it knows the route, its server counts. */
public final class SparkInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "spark";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.spark.SparkCompanion";
    }

    @Override
    public String home() {
        return "spark";
    }

    /** The request is told of each filter and route that it comes to, before that is called. */
    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(
                Hook.onEntry("spark/Request", "changeMatch", "(Lspark/routematch/RouteMatch;)V", "matched"));
    }
}
