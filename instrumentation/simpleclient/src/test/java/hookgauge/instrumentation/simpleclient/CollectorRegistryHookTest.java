package hookgauge.instrumentation.simpleclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.testing.Weaving;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectorRegistryHookTest {
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
        Weaving.of(new SimpleclientInstrumentation()).check();
    }

    @BeforeEach
    void forgetAllButTheDefault() {
        REPORTED.removeIf(registry -> registry != CollectorRegistry.defaultRegistry);
    }

    @Test
    void default_registry_is_reported() {
        assertEquals(List.of(CollectorRegistry.defaultRegistry), REPORTED);
    }

    @Test
    void each_registry_is_reported_once() {
        CollectorRegistry plain = new CollectorRegistry();
        CollectorRegistry describing = new CollectorRegistry(true);

        assertEquals(List.of(CollectorRegistry.defaultRegistry, plain, describing), REPORTED);
    }

    @Test
    void registry_of_a_subclass_is_reported() {
        CollectorRegistry registry = new CollectorRegistry() {};

        assertEquals(List.of(CollectorRegistry.defaultRegistry, registry), REPORTED);
    }
}
