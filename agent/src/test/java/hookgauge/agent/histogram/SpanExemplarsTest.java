package hookgauge.agent.histogram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prometheus.metrics.model.snapshots.Exemplar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanExemplarsTest {
    private final SpanExemplars exemplars = new SpanExemplars(new double[] {1, 2, Double.POSITIVE_INFINITY});

    @Test
    void each_bucket_has_one_and_a_bound_belongs_to_the_bucket_below() {
        exemplars.offer(0.5, span("a"), 0);
        exemplars.offer(1, span("b"), 1000);
        exemplars.offer(1.5, span("c"), 0);
        exemplars.offer(9, span("d"), 0);

        assertEquals(List.of("b 1.0", "c 1.5", "d 9.0"), asOf(1000));
    }

    @Test
    void a_bucket_gets_a_new_one_at_most_once_a_second() {
        exemplars.offer(0.5, span("a"), 5000);
        exemplars.offer(0.6, span("b"), 5999);
        assertEquals(List.of("a 0.5"), asOf(5999));

        exemplars.offer(0.7, span("c"), 6000);
        assertEquals(List.of("c 0.7"), asOf(6000));
    }

    @Test
    void one_is_shown_for_five_minutes() {
        exemplars.offer(0.5, span("a"), 0);

        assertEquals(List.of("a 0.5"), asOf(300_000));
        assertEquals(List.of(), asOf(300_001));
    }

    private static String[] span(String id) {
        return new String[] {"trace", id};
    }

    private List<String> asOf(long millis) {
        List<String> all = new ArrayList<>();
        for (Exemplar exemplar : exemplars.asOf(millis))
            all.add(exemplar.getLabels().get(Exemplar.SPAN_ID) + ' ' + exemplar.getValue());
        return all;
    }
}
