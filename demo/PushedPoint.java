package demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One data point of a push, as far as the demo shows it; {@code value} is the sum where there is a count. */
record PushedPoint(String name, String unit, Map<String, String> attributes, long count, double value) {

    /** Decodes an {@code ExportMetricsServiceRequest}; the numbers are those of OpenTelemetry's metrics.proto. */
    static List<PushedPoint> decode(byte[] request) {
        List<PushedPoint> points = new ArrayList<>();
        ProtobufReader in = new ProtobufReader(request);
        while (in.next()) {
            ProtobufReader resource = in.message();
            while (resource.next()) {
                if (resource.field() == 2) addScope(points, resource.message());
                else resource.skip();
            }
        }
        return points;
    }

    private static void addScope(List<PushedPoint> points, ProtobufReader scope) {
        while (scope.next()) {
            if (scope.field() == 2) addMetric(points, scope.message());
            else scope.skip();
        }
    }

    private static void addMetric(List<PushedPoint> points, ProtobufReader metric) {
        String name = "";
        String unit = "";
        while (metric.next()) {
            switch (metric.field()) {
                case 1 -> name = metric.text();
                case 3 -> unit = metric.text();
                case 5, 7 -> addPoints(points, name, unit, metric.message(), 7);
                case 9 -> addPoints(points, name, unit, metric.message(), 9);
                default -> metric.skip();
            }
        }
    }

    /** Gauge, sum and histogram have their points in field 1; a number's attributes are in 7, a histogram's in 9. */
    private static void addPoints(
            List<PushedPoint> points, String name, String unit, ProtobufReader data, int attributesField) {
        while (data.next()) {
            if (data.field() == 1) points.add(point(name, unit, data.message(), attributesField));
            else data.skip();
        }
    }

    private static PushedPoint point(String name, String unit, ProtobufReader in, int attributesField) {
        Map<String, String> attributes = new TreeMap<>();
        boolean histogram = attributesField == 9;
        long count = 0;
        double value = 0;
        while (in.next()) {
            int field = in.field();
            if (field == attributesField) addAttribute(attributes, in.message());
            else if (field == 4 && histogram) count = in.fixed64();
            else if (field == 4 || field == 5 && histogram) value = in.real();
            else if (field == 6 && !histogram) value = in.fixed64();
            else in.skip();
        }
        return new PushedPoint(name, unit, attributes, count, value);
    }

    private static void addAttribute(Map<String, String> attributes, ProtobufReader pair) {
        String key = "";
        String value = "";
        while (pair.next()) {
            switch (pair.field()) {
                case 1 -> key = pair.text();
                case 2 -> value = attributeValue(pair.message());
                default -> pair.skip();
            }
        }
        attributes.put(key, value);
    }

    private static String attributeValue(ProtobufReader value) {
        String text = "";
        while (value.next()) {
            switch (value.field()) {
                case 1 -> text = value.text();
                case 3 -> text = Long.toString(value.varint());
                default -> value.skip();
            }
        }
        return text;
    }

    @Override
    public String toString() {
        String number = String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
        String sum = number + (unit.startsWith("{") ? "" : " " + unit);
        return name + " " + attributes + (count > 0 ? " count=" + count + " sum=" + sum : " " + sum);
    }
}
