package hookgauge.agent.config;

import java.util.Locale;

/** Reads how often to push and how long a push may take. */
final class Times {
    private static final int SECOND = 1000;
    private static final int HOUR = 3600 * SECOND;
    private static final int SHORTEST_INTERVAL = 100;
    private static final int DEFAULT_INTERVAL = 60 * SECOND;
    private static final int DEFAULT_TIMEOUT = 10 * SECOND;
    private static final int NOT_A_TIME = -1;
    private static final int NO_UNIT = -2;

    private final Sources sources;
    private final Settings settings;
    private final Findings findings;

    Times(Sources sources, Settings settings, Findings findings) {
        this.sources = sources;
        this.settings = settings;
        this.findings = findings;
    }

    int intervalMillis() {
        Setting setting = sources.find(Option.PUSH_INTERVAL);
        if (setting == null) return DEFAULT_INTERVAL;
        int millis = understood(setting, Option.PUSH_INTERVAL, DEFAULT_INTERVAL);
        if (millis < 0) return DEFAULT_INTERVAL;
        settings.use(Option.PUSH_INTERVAL, setting, millis);
        if (millis < SHORTEST_INTERVAL) return clamped(setting, "below", SHORTEST_INTERVAL);
        return millis > HOUR ? clamped(setting, "above", HOUR) : millis;
    }

    int timeoutMillis(int intervalMillis) {
        int otherwise = Math.min(DEFAULT_TIMEOUT, intervalMillis);
        Setting setting = sources.find(Option.PUSH_TIMEOUT);
        if (setting == null) return otherwise;
        int millis = understood(setting, Option.PUSH_TIMEOUT, otherwise);
        if (millis < 0) return otherwise;
        // not 1 ms, with which no push would ever succeed
        if (millis == 0) {
            findings.problem(setting.quoted() + " is below 1ms; using " + text(otherwise));
            return otherwise;
        }
        settings.use(Option.PUSH_TIMEOUT, setting, millis);
        if (millis <= intervalMillis) return millis;
        findings.notice(setting.name + '=' + Printable.of(setting.value) + " is longer than the interval; using "
                + text(intervalMillis));
        return intervalMillis;
    }

    /** As users write it. */
    static String text(int millis) {
        if (millis % HOUR == 0) return millis / HOUR + "h";
        return millis % SECOND == 0 ? millis / SECOND + "s" : millis + "ms";
    }

    private int understood(Setting setting, Option option, int otherwise) {
        int millis = millis(setting.value.trim().toLowerCase(Locale.ROOT));
        if (millis >= 0) return millis;
        if (setting.isStandard() && millis == NO_UNIT) return Digits.parse(setting.value.trim(), 2 * HOUR);
        if (setting.isStandard()) {
            findings.problem(setting.quoted() + " is not a number of milliseconds; using " + text(otherwise));
        } else if (millis == NO_UNIT) {
            String number = Printable.of(setting.value.trim());
            findings.problem(setting.quoted() + " has no unit; write " + number + "s or " + number + "ms; using "
                    + text(otherwise));
        } else {
            findings.notExpected(setting, option, text(otherwise));
        }
        return NOT_A_TIME;
    }

    private int clamped(Setting setting, String where, int bound) {
        findings.problem(setting.quoted() + " is " + where + ' ' + text(bound) + "; using " + text(bound));
        return bound;
    }

    private static int millis(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') digits++;
        if (digits == 0) return NOT_A_TIME;
        int factor = factor(text.substring(digits).trim());
        if (factor < 0) return factor;
        int most = 2 * HOUR / factor;
        return Digits.parse(text.substring(0, digits), most) * factor;
    }

    private static int factor(String unit) {
        if (unit.isEmpty()) return NO_UNIT;
        if (unit.equals("ms")) return 1;
        if (unit.equals("s")) return SECOND;
        if (unit.equals("m") || unit.equals("min")) return 60 * SECOND;
        return unit.equals("h") ? HOUR : NOT_A_TIME;
    }
}
