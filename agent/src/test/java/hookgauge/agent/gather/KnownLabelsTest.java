package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.prometheus.metrics.model.snapshots.Labels;
import org.junit.jupiter.api.Test;

class KnownLabelsTest {
    private final KnownLabels first = new KnownLabels(null);

    @Test
    void labels_at_the_same_place_of_the_same_family_are_built_once() {
        first.begin("a");
        Labels before = first.of(new String[] {"x", "1"});

        KnownLabels second = new KnownLabels(first);
        second.begin("a");

        assertSame(before, second.of(new String[] {"x", "1"}));
    }

    @Test
    void labels_that_changed_are_built_anew() {
        first.begin("a");
        first.of(new String[] {"x", "1"});
        first.of(new String[] {"x", "2"});

        KnownLabels second = new KnownLabels(first);
        second.begin("a");

        assertEquals(Labels.of("x", "2"), second.of(new String[] {"x", "2"}));
        assertEquals(Labels.of("y", "2"), second.of(new String[] {"y", "2"}));
        assertEquals(Labels.of("x", "3", "y", "4"), second.of(new String[] {"x", "3", "y", "4"}));
        assertEquals(Labels.EMPTY, second.of(new String[0]));
    }
}
