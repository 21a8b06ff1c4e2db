package hookgauge.instrumentation.prometheusclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.testing.Weaving;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusRegistryHookTest {
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
        Weaving.of(new PrometheusClientInstrumentation()).check();
    }

    @BeforeEach
    void forgetAllButTheDefault() {
        REPORTED.removeIf(registry -> registry != PrometheusRegistry.defaultRegistry);
    }

    @Test
    void default_registry_is_reported() {
        assertEquals(List.of(PrometheusRegistry.defaultRegistry), REPORTED);
    }

    @Test
    void each_registry_is_reported_once() {
        PrometheusRegistry registry = new PrometheusRegistry();

        assertEquals(List.of(PrometheusRegistry.defaultRegistry, registry), REPORTED);
    }

    @Test
    void registry_of_a_subclass_is_reported() {
        PrometheusRegistry registry = new PrometheusRegistry() {};

        assertEquals(List.of(PrometheusRegistry.defaultRegistry, registry), REPORTED);
    }
}
