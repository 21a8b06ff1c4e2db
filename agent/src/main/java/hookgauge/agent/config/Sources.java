package hookgauge.agent.config;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Finds what was written for an option: in ours, highest source first, then by the names of the standard. */
final class Sources {
    private static final String ENVIRONMENT_PREFIX = "HOOKGAUGE_";

    private final Setting[] own = new Setting[Option.values().length];
    private final Properties properties;
    private final Map<String, String> environment;
    private final Findings findings;
    private Setting file;

    Sources(String arguments, Properties properties, Map<String, String> environment, File jar, Findings findings) {
        this.properties = properties;
        this.environment = environment;
        this.findings = findings;
        takeArguments(arguments);
        takeProperties();
        takeEnvironment();
        takeFile(jar);
    }

    /** What was written under our own key, or null. */
    Setting own(Option option) {
        return own[option.ordinal()];
    }

    /** Our own key, else the first of the standard's names that is there; null if none is. */
    Setting find(Option option) {
        Setting setting = own(option);
        for (int i = 0; setting == null && i < option.fallbacks.size(); i++) {
            setting = standard(option.fallbacks.get(i));
        }
        return setting;
    }

    /** The same, and those behind it. */
    List<Setting> all(Option option) {
        List<Setting> all = new ArrayList<>();
        if (own(option) != null) all.add(own(option));
        for (String fallback : option.fallbacks) {
            Setting setting = standard(fallback);
            if (setting != null) all.add(setting);
        }
        return all;
    }

    /** As a property, else in the environment; one that is empty counts as absent, as the standard has it. */
    Setting standard(String environmentName) {
        String key = environmentName.toLowerCase(Locale.ROOT).replace('_', '.');
        String value = properties.getProperty(key);
        if (!isBlank(value)) return new Setting(key, value, "system property", Setting.STANDARD);
        value = environment.get(environmentName);
        return isBlank(value) ? null : new Setting(environmentName, value, "environment", Setting.STANDARD);
    }

    /** The file that was read, or null. */
    Setting file() {
        return file;
    }

    /** A property that is the app's, not ours. */
    String property(String key) {
        return properties.getProperty(key);
    }

    private void takeArguments(String arguments) {
        for (Map.Entry<String, String> entry :
                AgentArguments.parse(arguments, findings).entrySet()) {
            take(entry.getKey(), entry.getValue(), "agent argument", Setting.ARGUMENT);
        }
    }

    private void takeProperties() {
        List<String> keys = new ArrayList<>();
        // not stringPropertyNames, which loads a dozen classes more
        for (Enumeration<?> all = properties.keys(); all.hasMoreElements(); ) {
            Object key = all.nextElement();
            if (key instanceof String && ((String) key).startsWith(Option.PREFIX)) keys.add((String) key);
        }
        for (String key : inFixedOrder(keys)) {
            String value = properties.getProperty(key);
            if (value != null) take(key, value, "system property", Setting.PROPERTY);
        }
    }

    private void takeEnvironment() {
        List<String> names = new ArrayList<>();
        for (String name : environment.keySet()) {
            if (name.startsWith(ENVIRONMENT_PREFIX)) names.add(name);
        }
        for (String name : inFixedOrder(names)) {
            Option option = Option.ofEnvironment(name);
            if (option != null) {
                put(option, environment.get(name), "environment " + name, Setting.ENVIRONMENT);
            } else if (!isServiceLink(name)) {
                findings.problem(UnknownKey.environmentSentence(name));
            }
        }
    }

    private void takeFile(File jar) {
        Setting named = own(Option.CONFIG_FILE);
        if (named == null) return;
        String name = Printable.of(named.value);
        try {
            Properties written = ConfigFile.read(named.value, jar);
            file = named;
            List<String> keys = new ArrayList<>(written.stringPropertyNames());
            for (String key : inFixedOrder(keys)) takeFromFile(key, written.getProperty(key), "file " + name);
        } catch (IOException e) {
            findings.problem(
                    named.name + "='" + name + "' cannot be read (" + e.getMessage() + "); going on without it");
        }
    }

    private void takeFromFile(String key, String value, String source) {
        if (Option.of(key) == Option.CONFIG_FILE) {
            findings.problem(Option.CONFIG_FILE.key + " (" + source + ") cannot stand in a file; ignored");
            return;
        }
        try {
            take(key, ConfigFile.expand(value, environment), source, Setting.FILE);
        } catch (ConfigFile.MissingVariableException e) {
            findings.problem(Printable.of(key) + " (" + source + ") needs " + Printable.of(e.getMessage())
                    + ", which is not in the environment; ignored");
        }
    }

    private void take(String key, String value, String source, int rank) {
        Option option = Option.of(key);
        if (option != null) put(option, value, source, rank);
        else findings.problem(UnknownKey.sentence(key, source));
    }

    private void put(Option option, String value, String source, int rank) {
        Setting higher = own[option.ordinal()];
        if (higher == null) own[option.ordinal()] = new Setting(option.key, value, source, rank);
        else findings.detail(option.key + " from " + higher.source + " overrides " + source);
    }

    /** So that of two spellings of a key the same one wins each time. */
    private static List<String> inFixedOrder(List<String> names) {
        if (names.size() > 1) Collections.sort(names);
        return names;
    }

    /** Kubernetes tells every pod the address of a service named hookgauge in such variables. */
    private static boolean isServiceLink(String name) {
        return name.endsWith("_SERVICE_HOST")
                || name.contains("_SERVICE_PORT")
                || name.equals("HOOKGAUGE_PORT")
                || name.contains("_PORT_") && (name.contains("_TCP") || name.contains("_UDP"));
    }

    private static boolean isBlank(String value) {
        return value == null || value.trim().isEmpty();
    }
}
