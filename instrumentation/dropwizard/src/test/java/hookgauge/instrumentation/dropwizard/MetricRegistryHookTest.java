package hookgauge.instrumentation.dropwizard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.codahale.metrics.MetricRegistry;
import hookgauge.instrumentation.testing.Weaving;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricRegistryHookTest {
    private static final List<Object> REPORTED = new ArrayList<>();

    @BeforeAll
    static void weave() {
        HookgaugeSources.install(new HookgaugeSources() {
            @Override
            protected void onRegistryCreated(Object registry) {
                REPORTED.add(registry);
            }

            @Override
            protected Object onOpenTelemetry(Class<?> global) {
                return null;
            }

            @Override
            protected void onFailed(String site, Throwable error) {
                throw new AssertionError(site, error);
            }
        });
        Weaving.of(new DropwizardInstrumentation()).check();
        Weaving.of(new Dropwizard5Instrumentation()).check();
    }

    @BeforeEach
    void forget() {
        REPORTED.clear();
    }

    @Test
    void registry_is_reported_once() {
        MetricRegistry registry = new MetricRegistry();

        assertEquals(List.of(registry), REPORTED);
    }

    @Test
    void registry_of_a_subclass_is_reported() {
        MetricRegistry registry = new MetricRegistry() {};

        assertEquals(List.of(registry), REPORTED);
    }

    @Test
    void registry_of_version_5_is_reported_once() {
        Object registry = new io.dropwizard.metrics5.MetricRegistry();

        assertEquals(List.of(registry), REPORTED);
    }
}
