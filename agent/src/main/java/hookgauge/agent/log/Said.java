package hookgauge.agent.log;

/** A fact that the agent has told. */
public final class Said {
    public final long atMillis;

    /** Lower case, such as {@code warn}. */
    public final String level;

    /** With the word that groups such lines, as in a line of text. */
    public final String message;

    Said(long atMillis, String level, String message) {
        this.atMillis = atMillis;
        this.level = level;
        this.message = message;
    }
}
