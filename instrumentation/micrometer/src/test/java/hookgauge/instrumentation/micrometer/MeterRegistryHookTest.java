package hookgauge.instrumentation.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.testing.ReportedRegistries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeterRegistryHookTest {
    private static final List<Object> REPORTED = ReportedRegistries.of(new MicrometerInstrumentation());

    @BeforeEach
    void forget() {
        REPORTED.clear();
    }

    @Test
    void registry_is_reported_once() {
        MeterRegistry simple = new SimpleMeterRegistry();

        assertEquals(List.of(simple), REPORTED);
    }

    @Test
    void composite_and_its_leaves_are_reported() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        MeterRegistry leaf = new SimpleMeterRegistry();
        composite.add(leaf);

        assertEquals(List.of(composite, leaf), REPORTED);
    }
}
