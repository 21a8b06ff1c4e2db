package hookgauge.instrumentation.spark;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class SparkCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new SparkInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("spark.");
    }
}
