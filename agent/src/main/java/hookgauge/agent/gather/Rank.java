package hookgauge.agent.gather;

/** Whose metrics a source has; where two sources say the same thing, the earlier rank is believed. */
public enum Rank {
    /** What the agent records itself, and what it says of itself. */
    CORE,
    /** A registry that the app has. */
    APP,
    /** What the app records with the OpenTelemetry API. */
    OPEN_TELEMETRY,
    /** The agent's metrics of the JVM and the process, which stand back where the app has the same. */
    JVM,
    /** The same, shown beside the app's. */
    JVM_BESIDE_APP;

    /** The agent itself makes these. */
    public boolean isOurs() {
        return this == CORE || this == JVM || this == JVM_BESIDE_APP;
    }
}
