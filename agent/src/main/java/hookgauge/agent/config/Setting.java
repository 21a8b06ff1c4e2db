package hookgauge.agent.config;

import java.util.Locale;

/** One value as somebody wrote it, and where. */
final class Setting {
    /** The sources, highest first. */
    static final int ARGUMENT = 0;

    static final int PROPERTY = 1;
    static final int ENVIRONMENT = 2;
    static final int FILE = 3;
    static final int STANDARD = 4;

    /** Our key, or the standard's name as it was found. */
    final String name;

    final String value;
    final String source;
    final int rank;

    Setting(String name, String value, String source, int rank) {
        this.name = name;
        this.value = value;
        this.source = source;
        this.rank = rank;
    }

    boolean isStandard() {
        return rank == STANDARD;
    }

    /** By that name of the standard, as a variable or as a property. */
    boolean isNamed(String environmentName) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').equals(environmentName);
    }

    /** The beginning of a sentence about a value that may be shown. */
    String quoted() {
        return name + "='" + Printable.of(value) + "' (" + source + ')';
    }

    /** The beginning of a sentence about a value that must not be shown. */
    String unquoted() {
        return name + " (" + source + ')';
    }
}
