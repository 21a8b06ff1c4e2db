package hookgauge.agent.config;

/** Since when pushed counts count: since they began, or since the push before. */
public enum OtlpTemporality {
    CUMULATIVE("cumulative"),
    DELTA("delta"),
    LOW_MEMORY("lowmemory");

    private final String text;

    OtlpTemporality(String text) {
        this.text = text;
    }

    /** As users write it. */
    @Override
    public String toString() {
        return text;
    }
}
