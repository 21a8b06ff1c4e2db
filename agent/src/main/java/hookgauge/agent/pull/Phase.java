package hookgauge.agent.pull;

/** What a thread of the metrics server is doing, and how long a client may make it wait there. */
enum Phase {
    /** The JDK's server reads blocking: a client that sends half a request holds the thread. */
    READING(1_000, 20),
    /**
     * Likewise, with the messages of a handshake before: an honest client's take some hundred milliseconds on a busy machine.
     * In a crowd it waits half a second at most for a thread, and then has as long itself.
     */
    SHAKING_HANDS(2_000, 500),
    /** Runs the app's gauges; never interrupted. */
    COLLECTING(Long.MAX_VALUE, Long.MAX_VALUE),
    WRITING(10_000, 10_000);

    private final long limitMillis;
    private final long crowdedLimitMillis;

    Phase(long limitMillis, long crowdedLimitMillis) {
        this.limitMillis = limitMillis;
        this.crowdedLimitMillis = crowdedLimitMillis;
    }

    long limitMillis(boolean isCrowded) {
        return isCrowded ? crowdedLimitMillis : limitMillis;
    }
}
