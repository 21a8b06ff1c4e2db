package hookgauge.agent.config;

import hookgauge.agent.log.AgentLog.Verbosity;

/** Reads the settings that are one word or one number; what is not understood is said and its default used. */
final class Settings {
    private final Sources sources;
    private final Findings findings;
    private final Setting[] used = new Setting[Option.values().length];

    Settings(Sources sources, Findings findings) {
        this.sources = sources;
        this.findings = findings;
    }

    /** Notes that this value is the one in effect. */
    <T> T use(Option option, Setting setting, T value) {
        used[option.ordinal()] = setting;
        return value;
    }

    /** The value in effect was written here; null if it is the default. */
    Setting used(Option option) {
        return used[option.ordinal()];
    }

    boolean flag(Option option) {
        Boolean written = flag(option, sources.find(option), option.defaultText);
        return written == null ? option.defaultText.equals("true") : written;
    }

    /** Null if it is absent or neither true nor false. */
    Boolean flag(Option option, Setting setting, String otherwise) {
        if (setting == null) return null;
        String value = setting.value.trim();
        if (value.equalsIgnoreCase("true")) return use(option, setting, Boolean.TRUE);
        if (value.equalsIgnoreCase("false")) return use(option, setting, Boolean.FALSE);
        findings.notExpected(setting, option, otherwise);
        return null;
    }

    /** One of the words; the default's if it is absent or another. */
    String word(Option option, String... words) {
        Setting setting = sources.find(option);
        if (setting == null) return option.defaultText;
        for (String word : words) {
            if (word.equalsIgnoreCase(setting.value.trim())) return use(option, setting, word);
        }
        findings.notExpected(setting, option, option.defaultText);
        return option.defaultText;
    }

    Verbosity verbosity(Option option) {
        String word = word(option, "off", "error", "warn", "info", "debug");
        // not valueOf: its reflection loads more than a hundred classes
        for (Verbosity verbosity : Verbosity.values()) {
            if (verbosity.name().equalsIgnoreCase(word)) return verbosity;
        }
        throw new IllegalStateException(word + " is no verbosity");
    }

    int number(Option option, int least, int most) {
        int otherwise = Integer.parseInt(option.defaultText);
        Setting setting = sources.find(option);
        if (setting == null) return otherwise;
        int number = Digits.parse(setting.value.trim(), most);
        if (number >= least && number <= most) return use(option, setting, number);
        findings.notExpected(setting, option, option.defaultText);
        return otherwise;
    }
}
