package hookgauge.agent.push;

import java.util.HashMap;
import java.util.Map;

/** Says Prometheus's unit words in UCUM, the units of OTLP. */
final class UcumUnits {
    private static final Map<String, String> PLURALS = new HashMap<>();
    private static final Map<String, String> SINGULARS = new HashMap<>();

    static {
        String[] words = {
            "seconds",
            "s",
            "milliseconds",
            "ms",
            "microseconds",
            "us",
            "nanoseconds",
            "ns",
            "minutes",
            "min",
            "hours",
            "h",
            "days",
            "d",
            "weeks",
            "wk",
            "bytes",
            "By",
            "kibibytes",
            "KiBy",
            "mebibytes",
            "MiBy",
            "gibibytes",
            "GiBy",
            "tibibytes",
            "TiBy",
            "kilobytes",
            "kBy",
            "megabytes",
            "MBy",
            "gigabytes",
            "GBy",
            "terabytes",
            "TBy",
            "bits",
            "bit",
            "meters",
            "m",
            "kilometers",
            "km",
            "grams",
            "g",
            "kilograms",
            "kg",
            "volts",
            "V",
            "amperes",
            "A",
            "joules",
            "J",
            "watts",
            "W",
            "hertz",
            "Hz",
            "celsius",
            "Cel",
            "percent",
            "%",
            "ratio",
            "1"
        };
        for (int i = 0; i < words.length; i += 2) {
            PLURALS.put(words[i], words[i + 1]);
            if (words[i].endsWith("s")) SINGULARS.put(words[i].substring(0, words[i].length() - 1), words[i + 1]);
        }
    }

    private UcumUnits() {}

    /** The word of a unit in names of OpenTelemetry's metrics on the page; null where it has none there. */
    static String word(String unit) {
        if (unit.equals("1")) return null;
        int per = unit.indexOf('/');
        if (per < 0) return key(PLURALS, unit);
        String above = key(PLURALS, unit.substring(0, per));
        String below = key(SINGULARS, unit.substring(per + 1));
        return above == null || below == null ? null : above + "_per_" + below;
    }

    private static String key(Map<String, String> units, String value) {
        for (Map.Entry<String, String> unit : units.entrySet()) {
            if (unit.getValue().equals(value)) return unit.getKey();
        }
        return null;
    }

    /** A word that UCUM does not know becomes an annotation, such as {@code {requests}}. */
    static String of(String word) {
        String known = PLURALS.get(word);
        if (known != null) return known;
        int per = word.indexOf("_per_");
        String above = per < 0 ? null : PLURALS.get(word.substring(0, per));
        String below = per < 0 ? null : SINGULARS.get(word.substring(per + 5));
        return above == null || below == null ? "{" + word + "}" : above + "/" + below;
    }
}
