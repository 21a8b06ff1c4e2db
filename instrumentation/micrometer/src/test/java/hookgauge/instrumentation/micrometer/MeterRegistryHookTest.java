package hookgauge.instrumentation.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.testing.Weaving;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeterRegistryHookTest {
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
        Weaving.of(new MicrometerInstrumentation()).check();
    }

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
