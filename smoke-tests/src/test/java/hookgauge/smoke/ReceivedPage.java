package hookgauge.smoke;

import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A push as Prometheus's own receiver of OTLP stores it, by the rules that this has unless told otherwise
 * ({@code UnderscoreEscapingWithSuffixes}): so a Prometheus that is too old for OTLP can scrape it and be asked.
 */
final class ReceivedPage {
    private static final Map<String, String> UNITS =
            Map.of("s", "seconds", "ms", "milliseconds", "By", "bytes", "Cel", "celsius", "%", "percent");

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> resource = new TreeMap<>();

    private ReceivedPage(Export export, String job) {
        export.resource().forEach((name, value) -> resource.put(label(name), value.toString()));
        resource.remove("service_name");
        resource.put("job", job);
        resource.put("instance", resource.remove("service_instance_id"));
    }

    /** @param job instead of the name of the service */
    static String of(Export export, String job) {
        ReceivedPage page = new ReceivedPage(export, job);
        page.sample("target_info", page.resource, 1);
        for (Export.Point point : export.points()) page.add(point);
        return page.text.toString();
    }

    private void add(Export.Point point) {
        String name = name(point.metric());
        Map<String, String> labels = new TreeMap<>();
        point.attributes().forEach((attribute, value) -> labels.put(label(attribute), value.toString()));
        labels.put("job", resource.get("job"));
        labels.put("instance", resource.get("instance"));
        switch (point.metric().getDataCase()) {
            case HISTOGRAM -> histogram(name, labels, point);
            case SUMMARY -> summary(name, labels, point);
            // no classic bucket comes of it
            case EXPONENTIAL_HISTOGRAM -> {}
            default -> sample(name, labels, point.value());
        }
    }

    private void histogram(String name, Map<String, String> labels, Export.Point point) {
        long below = 0;
        for (int i = 0; i < point.histogram().getBucketCountsCount(); i++) {
            below += point.histogram().getBucketCounts(i);
            boolean isLast = i == point.histogram().getExplicitBoundsCount();
            String bound = isLast ? "+Inf" : plain(point.histogram().getExplicitBounds(i));
            sample(name + "_bucket", with(labels, "le", bound), below);
        }
        sample(name + "_count", labels, point.count());
        sample(name + "_sum", labels, point.value());
    }

    private void summary(String name, Map<String, String> labels, Export.Point point) {
        for (SummaryDataPoint.ValueAtQuantile quantile : point.quantiles()) {
            sample(name, with(labels, "quantile", plain(quantile.getQuantile())), quantile.getValue());
        }
        sample(name + "_count", labels, point.count());
        sample(name + "_sum", labels, point.value());
    }

    private void sample(String name, Map<String, String> labels, double value) {
        List<String> pairs = new ArrayList<>();
        labels.forEach((label, content) -> pairs.add(label + "=\""
                + content.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"'));
        String number = String.valueOf(value).replace("Infinity", "Inf");
        text.append(name)
                .append('{')
                .append(String.join(",", pairs))
                .append("} ")
                .append(number)
                .append('\n');
    }

    private static Map<String, String> with(Map<String, String> labels, String label, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(label, value);
        return more;
    }

    /** The words of the name, the unit's if it is none of them, and what the type asks for at the end. */
    static String name(Metric metric) {
        List<String> words = new ArrayList<>(Arrays.asList(metric.getName().split("[^a-zA-Z0-9:]+")));
        words.remove("");
        String unit = UNITS.getOrDefault(metric.getUnit(), "");
        if (!unit.isEmpty() && !words.contains(unit)) words.add(unit);
        if (metric.hasSum() && metric.getSum().getIsMonotonic()) last(words, "total");
        if (metric.hasGauge() && metric.getUnit().equals("1")) last(words, "ratio");
        return String.join("_", words);
    }

    private static void last(List<String> words, String word) {
        words.removeIf(word::equals);
        words.add(word);
    }

    private static String label(String attribute) {
        return attribute.replaceAll("[^a-zA-Z0-9_]", "_");
    }

    /** Without an exponent, and without a fraction that is zero. */
    private static String plain(double bound) {
        return new BigDecimal(Double.toString(bound)).stripTrailingZeros().toPlainString();
    }
}
