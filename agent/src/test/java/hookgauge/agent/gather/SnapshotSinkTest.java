package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.instrumentation.MetricSink;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SnapshotSinkTest {
    private final SnapshotSink sink = new SnapshotSink(new KnownLabels(null), 3, null);

    @Test
    void family_that_is_not_ended_is_thrown_away() throws Exception {
        gauge("a", 1);
        sink.family(MetricSink.GAUGE, "b", null, null);
        point("x", "1");
        gauge("c", 1);

        assertEquals(List.of("a", "c"), names(sink.families()));
    }

    @Test
    void family_without_points_is_left_out() throws Exception {
        gauge("a", 0);

        assertEquals(List.of(), sink.families());
    }

    @Test
    void family_that_goes_beyond_the_limit_is_left_out_whole() {
        gauge("a", 1);
        gauge("b", 5);
        gauge("c", 2);

        PartlyReadException partly = assertThrows(PartlyReadException.class, sink::families);

        assertEquals(List.of("a", "c"), names(partly.families));
        assertEquals(5, partly.cutSamples);
        assertEquals("has more than 3 series; some are left out", partly.getMessage());
    }

    @Test
    void point_that_cannot_be_built_is_left_out_and_the_first_is_named() {
        sink.family(MetricSink.SUMMARY, "a", null, null);
        sink.point(new String[] {"x", "1"}, 0, 0);
        sink.summary(1, 1, new double[] {-1}, new double[] {0});
        sink.point(new String[] {"x", "2"}, 0, 0);
        sink.summary(1, 1, new double[0], new double[0]);
        sink.end();
        sink.problem("elsewhere", new IllegalStateException("later"));

        PartlyReadException partly = assertThrows(PartlyReadException.class, sink::families);

        assertEquals(1, partly.families.get(0).getDataPoints().size());
        assertTrue(partly.getMessage().startsWith("a: java.lang.IllegalArgumentException: "), partly::getMessage);
        assertTrue(partly.getMessage().endsWith(" (and 1 more)"), partly::getMessage);
    }

    @Test
    void unit_that_the_page_cannot_name_is_left_out() throws Exception {
        for (String unit : new String[] {"seconds", "km/h", ""}) {
            sink.family(MetricSink.GAUGE, "speed_km/h", null, unit);
            point("x", unit);
            sink.end();
        }

        for (MetricSnapshot family : sink.families())
            assertNull(family.getMetadata().getUnit());
    }

    @Test
    void label_names_that_no_page_can_show_are_mended() throws Exception {
        sink.family(MetricSink.GAUGE, "a", null, null);
        sink.point(new String[] {"__name__", "1", "b:c", "2", "d.e", "3", "d_e", "4"}, 0, 0);
        sink.value(1);
        sink.end();

        assertEquals(
                "{_name__=\"1\",b_c=\"2\",d.e=\"3;4\"}",
                sink.families().get(0).getDataPoints().get(0).getLabels().toString());
    }

    @Test
    void empty_label_beside_none_is_a_series_that_is_repeated_and_goes_apart() throws Exception {
        sink.family(MetricSink.GAUGE, "a", null, null);
        point();
        point("x", "");
        sink.end();

        assertEquals(List.of("a", "a"), names(sink.families()));
    }

    @Test
    void label_values_that_no_page_can_show_are_cleaned_and_counted() throws Exception {
        KnownLabels labels = new KnownLabels(null);
        SnapshotSink sink = new SnapshotSink(labels, 3, null);
        sink.family(MetricSink.GAUGE, "a", null, null);
        for (String value : new String[] {"\ud800", "fine"}) {
            sink.point(new String[] {"x", value}, 0, 0);
            sink.value(1);
        }
        sink.end();

        assertEquals(
                "{x=\"\ufffd\"}",
                sink.families().get(0).getDataPoints().get(1).getLabels().toString());
        assertEquals(1, labels.cleaned());
    }

    private void gauge(String name, int points) {
        sink.family(MetricSink.GAUGE, name, null, null);
        for (int i = 0; i < points; i++) point("x", Integer.toString(i));
        sink.end();
    }

    private void point(String... labels) {
        sink.point(labels, 0, 0);
        sink.value(1);
    }

    private static List<String> names(List<MetricSnapshot> families) {
        return families.stream().map(family -> family.getMetadata().getName()).collect(Collectors.toList());
    }
}
