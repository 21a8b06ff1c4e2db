package hookgauge.agent.config;

/** How a histogram is pushed that could be pushed both ways. */
public enum OtlpHistogram {
    EXPLICIT("explicit"),
    EXPONENTIAL("exponential");

    private final String text;

    OtlpHistogram(String text) {
        this.text = text;
    }

    /** As users write it. */
    @Override
    public String toString() {
        return text;
    }
}
