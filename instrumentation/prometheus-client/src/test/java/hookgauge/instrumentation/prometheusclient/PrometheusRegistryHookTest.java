package hookgauge.instrumentation.prometheusclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.testing.ReportedRegistries;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusRegistryHookTest {
    private static final List<Object> REPORTED = ReportedRegistries.of(new PrometheusClientInstrumentation());

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

    @Test
    void registry_that_was_made_before_is_reported_when_it_is_scraped() {
        PrometheusRegistry registry = new PrometheusRegistry();
        REPORTED.clear();

        registry.scrape();
        registry.scrape(name -> true);

        assertEquals(List.of(registry, registry), REPORTED);
    }
}
