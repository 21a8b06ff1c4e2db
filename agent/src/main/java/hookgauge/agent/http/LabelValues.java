package hookgauge.agent.http;

import hookgauge.agent.log.AgentLog;

/** The values that one of the user's labels has had, found by their characters, so that a known one costs no memory. */
final class LabelValues {
    private static final int LONGEST = 200;

    private final LabelCap cap;
    private final int most;
    // filled under the lock, read without: who misses a value there looks again under the lock
    private final String[] table;
    private int size; // Guarded by this
    private volatile boolean isFull;

    LabelValues(String label, int most, AgentLog log) {
        this.most = most;
        cap = new LabelCap(label, most, "its max in hookgauge.http.server.labels", log);
        table = new String[4 * Integer.highestOneBit(most)];
    }

    /** The value, always the same object for the same characters; {@code _OTHER} once there are too many, null for none. */
    String told(CharSequence value) {
        int length = Math.min(value.length(), LONGEST);
        if (length == 0) return null;
        // before the table, which then has all there will be
        boolean isComplete = isFull;
        String known = found(value, length);
        if (known != null) return known;
        return isComplete ? RequestAttributes.OTHER : added(value, length);
    }

    private synchronized String added(CharSequence value, int length) {
        String known = found(value, length);
        if (known != null) return known;
        String text = cap.limited(value.subSequence(0, length).toString());
        isFull = size == most;
        if (isFull) return text;
        int place = firstPlace(text, length);
        while (table[place] != null) place = next(place);
        size++;
        return table[place] = text;
    }

    private String found(CharSequence value, int length) {
        for (int place = firstPlace(value, length); ; place = next(place)) {
            String known = table[place];
            // there are always free places
            if (known == null || is(known, value, length)) return known;
        }
    }

    private int firstPlace(CharSequence value, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) hash = 31 * hash + value.charAt(i);
        return (hash ^ hash >>> 16) & table.length - 1;
    }

    private int next(int place) {
        return place + 1 & table.length - 1;
    }

    private static boolean is(String known, CharSequence value, int length) {
        if (known.length() != length) return false;
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != value.charAt(i)) return false;
        }
        return true;
    }
}
