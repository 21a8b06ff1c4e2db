package hookgauge.instrumentation.play;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class PlayCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new PlayInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("play.", "scala.", "io.netty.");
    }
}
