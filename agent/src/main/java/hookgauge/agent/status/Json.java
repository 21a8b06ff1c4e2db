package hookgauge.agent.status;

import java.util.function.BiConsumer;

/** Writes one JSON text in ASCII; lists may be told how long they may become. */
final class Json {
    private static final String HEX = "0123456789abcdef";
    private static final int LONGEST = 300;

    private final StringBuilder text = new StringBuilder(16 * 1024);

    Json object() {
        return open('{');
    }

    Json object(String name) {
        return name(name).open('{');
    }

    Json list(String name) {
        return name(name).open('[');
    }

    Json endObject() {
        text.append('}');
        return this;
    }

    Json endList() {
        text.append(']');
        return this;
    }

    Json field(String name, String value) {
        return name(name).value(value);
    }

    Json field(String name, double value) {
        return name(name).value(value);
    }

    Json field(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    /** Null where it is null; cut where it is long. */
    Json value(String value) {
        separate();
        if (value == null) {
            text.append("null");
            return this;
        }
        text.append('"');
        for (int i = 0; i < value.length() && i < LONGEST; i++) append(value, i);
        text.append(value.length() > LONGEST ? "...\"" : "\"");
        return this;
    }

    /** Null where it is no number. */
    Json value(double value) {
        separate();
        if (Double.isNaN(value) || Double.isInfinite(value)) text.append("null");
        else if (value == Math.rint(value) && Math.abs(value) < 1e15) text.append((long) value);
        else text.append(value);
        return this;
    }

    /**
     * Writes what fits of a list, and behind it how many are left out.
     *
     * @param mostChars how long the list may become
     * @param left the name of the field for the number of those that are left out
     */
    <T> Json list(String name, Iterable<T> items, int mostChars, String left, BiConsumer<Json, T> writer) {
        list(name);
        int begin = text.length();
        int leftOut = 0;
        for (T item : items) {
            int end = text.length();
            if (leftOut == 0) writer.accept(this, item);
            else leftOut++;
            if (leftOut > 0 || text.length() - begin <= mostChars) continue;
            text.setLength(end);
            leftOut = 1;
        }
        return endList().field(left, leftOut);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private Json open(char bracket) {
        separate();
        text.append(bracket);
        return this;
    }

    private Json name(String name) {
        value(name);
        text.append(':');
        return this;
    }

    private void separate() {
        if (text.length() == 0) return;
        char last = text.charAt(text.length() - 1);
        if (last != '{' && last != '[' && last != ':') text.append(',');
    }

    private void append(String value, int i) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') text.append('\\').append(c);
        else if (c >= ' ' && c <= '~' && c != '<' && c != '>' && c != '&') text.append(c);
        else escape(isLoneSurrogate(value, i) ? '\ufffd' : c);
    }

    private void escape(char c) {
        text.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
        text.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
    }

    /** Half of a pair whose other half is missing, or cut off. */
    private static boolean isLoneSurrogate(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= Math.min(value.length(), LONGEST) || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }
}
