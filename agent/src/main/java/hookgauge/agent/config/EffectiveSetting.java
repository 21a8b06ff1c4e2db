package hookgauge.agent.config;

/** A setting with its value in effect and where that was written, fit to be shown. */
public final class EffectiveSetting {
    public final Option option;
    public final String value;

    /** Such as {@code system property}, or {@code default}. */
    public final String source;

    EffectiveSetting(Option option, String value, String source) {
        this.option = option;
        this.value = value;
        this.source = source;
    }
}
