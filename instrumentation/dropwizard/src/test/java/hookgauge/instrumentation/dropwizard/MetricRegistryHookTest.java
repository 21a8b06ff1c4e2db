package hookgauge.instrumentation.dropwizard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.codahale.metrics.MetricRegistry;
import hookgauge.instrumentation.testing.ReportedRegistries;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricRegistryHookTest {
    private static final List<Object> REPORTED =
            ReportedRegistries.of(new DropwizardInstrumentation(), new Dropwizard5Instrumentation());

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

    @Test
    void registry_that_was_made_before_is_reported_when_a_reporter_reads_it() {
        MetricRegistry registry = new MetricRegistry();
        io.dropwizard.metrics5.MetricRegistry registry5 = new io.dropwizard.metrics5.MetricRegistry();
        REPORTED.clear();

        registry.getGauges();
        registry5.getGauges();

        assertEquals(List.of(registry, registry5), REPORTED);
    }
}
