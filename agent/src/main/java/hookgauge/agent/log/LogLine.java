package hookgauge.agent.log;

import java.util.Locale;

/** Writes one fact as one line, whatever characters are in it. */
final class LogLine {
    private static final String HEX = "0123456789abcdef";
    private static final long DAY = 24L * 60 * 60 * 1000;

    private LogLine() {}

    static String text(String event, String message) {
        StringBuilder line = new StringBuilder("[hookgauge] ");
        if (event != null) line.append(event).append(": ");
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (isControl(c)) escape(c, line);
            else line.append(c);
        }
        return line.toString();
    }

    static String json(long millis, String level, String event, String message) {
        StringBuilder line = new StringBuilder("{\"ts\":\"");
        appendTime(millis, line);
        line.append("\",\"level\":\"").append(level.toLowerCase(Locale.ROOT));
        line.append("\",\"agent\":\"hookgauge\"");
        if (event != null) line.append(",\"event\":\"").append(event).append('"');
        line.append(",\"message\":\"");
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (c == '"' || c == '\\') line.append('\\').append(c);
            else if (isControl(c) || c > '~') escape(c, line);
            else line.append(c);
        }
        return line.append("\"}").toString();
    }

    private static boolean isControl(char c) {
        return c < ' ' || c >= 127 && c < 160 || c == '\u2028' || c == '\u2029';
    }

    private static void escape(char c, StringBuilder line) {
        if (c == '\n') line.append("\\n");
        else if (c == '\r') line.append("\\r");
        else if (c == '\t') line.append("\\t");
        else {
            line.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
            line.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
        }
    }

    /** ISO 8601 in UTC, by hand: java.time would load a hundred classes. */
    private static void appendTime(long millis, StringBuilder line) {
        long days = Math.floorDiv(millis, DAY);
        int ofDay = (int) Math.floorMod(millis, DAY);
        // the calendar counted from the 1st of March of the year 0, in eras of 400 years
        long shifted = days + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int ofEra = (int) Math.floorMod(shifted, 146_097L);
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * ofYear + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        line.append(era * 400 + yearOfEra + (month <= 2 ? 1 : 0)).append('-');
        digits(month, 2, line).append('-');
        digits(ofYear - (153 * monthFromMarch + 2) / 5 + 1, 2, line).append('T');
        digits(ofDay / 3_600_000, 2, line).append(':');
        digits(ofDay / 60_000 % 60, 2, line).append(':');
        digits(ofDay / 1000 % 60, 2, line).append('.');
        digits(ofDay % 1000, 3, line).append('Z');
    }

    private static StringBuilder digits(int number, int width, StringBuilder line) {
        for (int power = width == 3 ? 100 : 10; power > number && power > 1; power /= 10) line.append('0');
        return line.append(number);
    }
}
