package hookgauge.instrumentation.helidon4;

import hookgauge.instrumentation.helidon4http2.HelidonHttp2Instrumentation;
import hookgauge.instrumentation.helidon4routing.HelidonRoutingInstrumentation;
import hookgauge.instrumentation.testing.Weaving;
import java.util.List;

/** All the modules of Helidon 4, woven into the JVM that runs the tests. */
final class HelidonWeaving {
    private final List<Weaving> modules = List.of(
            Weaving.of(new HelidonInstrumentation()),
            Weaving.of(new HelidonInstrumentation.Http1()),
            Weaving.of(new HelidonRoutingInstrumentation()),
            Weaving.of(new HelidonHttp2Instrumentation()));

    /** Throws the first problem that weaving met, if any. */
    void check() {
        modules.forEach(Weaving::check);
    }
}
