package hookgauge.agent.pull;

import java.util.Locale;

/** A header in which a client says what it takes and how much it likes it, such as {@code gzip;q=0.5, identity}. */
final class AcceptHeader {
    private final String[] ranges;

    /** @param value null where the header is absent */
    AcceptHeader(String value) {
        ranges = value == null ? new String[0] : value.toLowerCase(Locale.ROOT).split(",");
    }

    /** How much the client likes it, 0 if it does not name it. */
    double quality(String name) {
        double best = 0;
        for (String range : ranges) {
            int end = range.indexOf(';');
            if ((end < 0 ? range : range.substring(0, end)).trim().equals(name)) {
                best = Math.max(best, quality(range.split(";")));
            }
        }
        return best;
    }

    private static double quality(String[] parameters) {
        for (String parameter : parameters) {
            String trimmed = parameter.trim();
            if (!trimmed.startsWith("q=")) continue;
            try {
                return Double.parseDouble(trimmed.substring(2));
            } catch (NumberFormatException e) {
                return 0;
            }
        }
        return 1;
    }
}
