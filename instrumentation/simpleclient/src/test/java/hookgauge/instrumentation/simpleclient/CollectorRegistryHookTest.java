package hookgauge.instrumentation.simpleclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.testing.ReportedRegistries;
import io.prometheus.client.CollectorRegistry;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectorRegistryHookTest {
    private static final List<Object> REPORTED = ReportedRegistries.of(new SimpleclientInstrumentation());

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
