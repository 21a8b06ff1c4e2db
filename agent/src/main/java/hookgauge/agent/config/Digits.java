package hookgauge.agent.config;

/** Reads whole numbers that may be absurdly long. */
final class Digits {
    private Digits() {}

    /** The number, {@code most + 1} for any above, -1 if it is not made of digits. */
    static int parse(String text, int most) {
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return -1;
            number = Math.min(number * 10 + c - '0', (long) most + 1);
        }
        return text.isEmpty() ? -1 : (int) number;
    }
}
