package hookgauge.instrumentation.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.NamingConvention;
import java.util.List;

/** A meter's name as Micrometer's convention for Prometheus writes it. */
final class MeterName {
    private final String snake;
    private final String unit;

    MeterName(Meter.Id id) {
        this.unit = id.getBaseUnit();
        this.snake = NamingConvention.snakeCase.name(id.getName(), id.getType(), unit);
    }

    String plain() {
        return clean(snake, true);
    }

    String inUnit() {
        return clean(unit == null || unit.isEmpty() || snake.endsWith('_' + unit) ? snake : snake + '_' + unit, true);
    }

    String inSeconds() {
        return clean(snake.endsWith("_seconds") ? snake : snake + "_seconds", true);
    }

    static String[] labels(Meter.Id id) {
        List<Tag> tags = id.getTags();
        String[] labels = new String[2 * tags.size()];
        for (int i = 0; i < tags.size(); i++) {
            labels[2 * i] = clean(NamingConvention.snakeCase.tagKey(tags.get(i).getKey()), false);
            labels[2 * i + 1] = tags.get(i).getValue();
        }
        return labels;
    }

    private static String clean(String name, boolean mayHaveColons) {
        char[] clean = name.toCharArray();
        for (int i = 0; i < clean.length; i++) {
            char c = clean[i];
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            boolean isFine = isLetter || i > 0 && c >= '0' && c <= '9' || c == ':' && mayHaveColons;
            if (!isFine) clean[i] = '_';
        }
        return new String(clean);
    }
}
