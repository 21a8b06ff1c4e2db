package hookgauge.agent.push;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** How long a receiver asks not to be pushed to. */
final class RetryAfter {
    /** Whatever it asks for: one that is wrong by days would otherwise be without metrics for days. */
    static final long MAX_MILLIS = 600_000;

    private RetryAfter() {}

    /** @param header seconds or a date, or null; 0 if it is neither */
    static long millis(String header, long nowMillis) {
        if (header == null) return 0;
        boolean seconds = !header.isEmpty() && Character.isDigit(header.charAt(0));
        long millis = seconds ? ofSeconds(header) : until(header) - nowMillis;
        return Math.max(0, Math.min(millis, MAX_MILLIS));
    }

    private static long ofSeconds(String header) {
        try {
            return Math.min(Long.parseLong(header), MAX_MILLIS) * 1000;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static long until(String header) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header))
                    .toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
