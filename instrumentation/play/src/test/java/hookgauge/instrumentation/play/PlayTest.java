package hookgauge.instrumentation.play;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.akkahttp.AkkaHttpInstrumentation;
import hookgauge.instrumentation.pekkohttp.PekkoHttpInstrumentation;
import hookgauge.instrumentation.testing.ContractServer;
import java.util.List;

/** On the server that Play has of its own. */
class PlayTest extends PlayRoutes {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(
                new PekkoHttpInstrumentation(),
                new PekkoHttpInstrumentation.Stream(),
                new AkkaHttpInstrumentation(),
                new AkkaHttpInstrumentation.Stream(),
                new PlayInstrumentation(),
                new PlayInstrumentation.Pekko(),
                new PlayInstrumentation.Akka());
    }

    @Override
    protected ContractServer server() {
        return PlayServer.ofItsOwn();
    }
}
