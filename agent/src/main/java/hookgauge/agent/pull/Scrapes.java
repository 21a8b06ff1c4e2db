package hookgauge.agent.pull;

/** Remembers the last scrape and how many there were, for the status page. */
public final class Scrapes {
    // Both guarded by this
    private long failures;
    private Scrape last = new Scrape(0, 0, 0, 0);

    synchronized void made(long bytes, long startNanos) {
        last = new Scrape(last.number + 1, System.currentTimeMillis(), (System.nanoTime() - startNanos) / 1e9, bytes);
    }

    synchronized void failed() {
        failures++;
    }

    /** How many could not be answered. */
    public synchronized long failures() {
        return failures;
    }

    /** The last one that was answered; its number is 0 if there was none. */
    public synchronized Scrape last() {
        return last;
    }

    /** One that was answered. */
    public static final class Scrape {
        /** How many there were with this one. */
        public final long number;

        public final long atMillis;
        public final double seconds;

        /** As sent, so packed where the scraper can unpack it. */
        public final long bytes;

        Scrape(long number, long atMillis, double seconds, long bytes) {
            this.number = number;
            this.atMillis = atMillis;
            this.seconds = seconds;
            this.bytes = bytes;
        }
    }
}
