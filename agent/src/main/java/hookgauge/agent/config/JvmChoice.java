package hookgauge.agent.config;

/** Whether there are metrics of the JVM, and what becomes of one whose name the app has too. */
public enum JvmChoice {
    OFF("false"),
    STANDING_BACK("true"),
    ALWAYS("always");

    private final String text;

    JvmChoice(String text) {
        this.text = text;
    }

    /** As users write it. */
    @Override
    public String toString() {
        return text;
    }
}
