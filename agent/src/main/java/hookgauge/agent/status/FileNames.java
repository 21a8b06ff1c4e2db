package hookgauge.agent.status;

import hookgauge.agent.config.EffectiveSetting;
import hookgauge.agent.config.Option;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Keeps names of files off the page: they may tell more of the machine than who can look at it should know. */
final class FileNames {
    private static final String MASK = "***";
    private static final Set<Option> FILES = EnumSet.of(
            Option.CONFIG_FILE,
            Option.LOG_OUTPUT,
            Option.PULL_PASSWORD_FILE,
            Option.PULL_TLS_CERTIFICATE,
            Option.PULL_TLS_KEY,
            Option.PULL_TLS_CLIENT_CA,
            Option.PUSH_HEADERS_FILE,
            Option.PUSH_CERTIFICATE,
            Option.PUSH_CLIENT_KEY,
            Option.PUSH_CLIENT_CERTIFICATE);

    private FileNames() {}

    /** The value of a setting. */
    static String masked(EffectiveSetting setting) {
        boolean isStream = setting.value.equals("stderr") || setting.value.equals("stdout");
        boolean isFile = FILES.contains(setting.option) && !isStream && !isDefault(setting);
        return isFile ? MASK : setting.value;
    }

    /** Where a setting was written; null for a default. */
    static String source(EffectiveSetting setting) {
        if (isDefault(setting)) return null;
        return setting.source.startsWith("file ") ? "file" : setting.source;
    }

    /** A sentence of the log, in which values stand in quotes behind their keys, and sources in brackets. */
    static String masked(String sentence) {
        String masked = between(sentence, "(file ", ")");
        for (Option option : FILES) {
            masked = between(masked, option.key + "='", "' ");
            for (String name : option.fallbacks) {
                masked = between(masked, name + "='", "' ");
                masked = between(masked, name.toLowerCase(Locale.ROOT).replace('_', '.') + "='", "' ");
            }
        }
        return masked;
    }

    private static String between(String sentence, String begin, String end) {
        int from = sentence.indexOf(begin);
        if (from < 0) return sentence;
        int to = sentence.indexOf(end, from + begin.length());
        return sentence.substring(0, from + begin.length()) + MASK + (to < 0 ? "" : sentence.substring(to));
    }

    private static boolean isDefault(EffectiveSetting setting) {
        return setting.source.equals("default");
    }
}
