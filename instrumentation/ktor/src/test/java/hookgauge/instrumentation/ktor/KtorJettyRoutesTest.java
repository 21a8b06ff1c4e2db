package hookgauge.instrumentation.ktor;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.jetty9.Jetty9Instrumentation;
import hookgauge.instrumentation.ktorjetty.KtorJettyInstrumentation;
import io.ktor.server.engine.ApplicationEngineFactory;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
        named = KtorJettyRoutesTest.ENGINE,
        matches = ".+",
        disabledReason = "it has versions of its own, and runs of its own")
class KtorJettyRoutesTest extends KtorRoutes {
    static final String ENGINE = "ktor.on.jetty";

    @Override
    ApplicationEngineFactory<?, ?> engine() {
        try {
            return (ApplicationEngineFactory<?, ?>) Class.forName(System.getProperty(ENGINE))
                    .getField("INSTANCE")
                    .get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    List<InstrumentationModule> modules() {
        return List.of(new Jetty9Instrumentation(), new KtorJettyInstrumentation());
    }

    @Test
    @Disabled("Jetty reads the second request of a connection once it has answered the first")
    @Override
    void requests_that_are_handled_at_once_on_a_connection_have_each_its_own_route() {}
}
