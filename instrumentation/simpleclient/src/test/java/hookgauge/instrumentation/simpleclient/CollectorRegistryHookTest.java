package hookgauge.instrumentation.simpleclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.instrumentation.testing.ReportedRegistries;
import io.prometheus.client.CollectorRegistry;
import java.util.List;
import java.util.Set;
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

    @Test
    void registry_that_was_made_before_is_reported_when_it_is_scraped() {
        CollectorRegistry registry = new CollectorRegistry();
        REPORTED.clear();

        registry.metricFamilySamples();
        registry.filteredMetricFamilySamples(Set.of("a"));
        registry.filteredMetricFamilySamples(name -> true);

        assertEquals(Set.of(registry), Set.copyOf(REPORTED));
        assertTrue(REPORTED.size() >= 3, REPORTED::toString);
    }
}
