package hookgauge.smoke;

/** A figure for {@code docs/safety.md}; the proof of a release collects them. */
final class Measured {
    private Measured() {}

    static void print(String figure) {
        System.out.println("measured: " + figure);
    }
}
