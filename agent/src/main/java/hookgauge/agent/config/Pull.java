package hookgauge.agent.config;

/** The settings of the metrics server. */
final class Pull {
    private static final int HIGHEST_PORT = 65535;
    private static final int DEFAULT_PORT = 9464;

    final boolean enabled;

    /** The address to listen at. */
    final String host;

    /** All interfaces were chosen because this is a container. */
    final boolean inContainer;

    final int firstPort;
    final int lastPort;
    final String path;

    private final Sources sources;
    private final Settings settings;
    private final Findings findings;

    Pull(Sources sources, Settings settings, Findings findings, StandardExporters exporters, Container container) {
        this.sources = sources;
        this.settings = settings;
        this.findings = findings;
        enabled = enabled(exporters);
        Setting serverId = serverId();
        Setting written = higher(sources.find(Option.PULL_HOST), hostOf(serverId));
        String named = written == null ? null : host(written);
        inContainer = enabled && named == null && container.isOne();
        host = named != null ? named : inContainer ? "0.0.0.0" : "127.0.0.1";
        int[] range = range(higher(sources.find(Option.PULL_PORT), portOf(serverId)));
        firstPort = range[0];
        lastPort = range[1];
        path = path();
    }

    private boolean enabled(StandardExporters exporters) {
        Setting own = sources.own(Option.PULL_ENABLED);
        Boolean flag = settings.flag(Option.PULL_ENABLED, own, "true");
        if (flag != null) return flag;
        if (own != null || !exporters.named) return true;
        Setting port = sources.own(Option.PULL_PORT);
        if (port != null && !exporters.prometheus) {
            findings.notice(port.name + " is not used: " + exporters.setting.name
                    + " has no prometheus; write hookgauge.metrics.prometheus.enabled=true");
        }
        return settings.use(Option.PULL_ENABLED, exporters.setting, exporters.prometheus);
    }

    /** Null if it is absent or none. */
    private Setting serverId() {
        Setting setting = sources.own(Option.PULL_SERVER_ID);
        if (setting == null) return null;
        String text = setting.value.trim();
        int colon = text.lastIndexOf(':');
        boolean hostFits =
                colon <= 0 || HostName.isHostInUrl(text.substring(0, colon).trim());
        if (hostFits && ports(text.substring(colon + 1).trim()) != null) {
            return settings.use(Option.PULL_SERVER_ID, setting, setting);
        }
        findings.problem(setting.quoted() + " is not " + Option.PULL_SERVER_ID.expectation + "; ignored");
        return null;
    }

    private static Setting hostOf(Setting serverId) {
        int colon = serverId == null ? -1 : serverId.value.lastIndexOf(':');
        return colon <= 0 ? null : part(serverId, serverId.value.substring(0, colon));
    }

    private static Setting portOf(Setting serverId) {
        if (serverId == null) return null;
        return part(serverId, serverId.value.substring(serverId.value.lastIndexOf(':') + 1));
    }

    private static Setting part(Setting serverId, String part) {
        return new Setting(serverId.name, part, serverId.source, serverId.rank);
    }

    /** Of the same source the key that says one thing only. */
    private static Setting higher(Setting ownKey, Setting ofServerId) {
        if (ownKey == null) return ofServerId;
        return ofServerId != null && ofServerId.rank < ownKey.rank ? ofServerId : ownKey;
    }

    /** Null for automatic. */
    private String host(Setting setting) {
        String text = setting.value.trim();
        if (text.equalsIgnoreCase("auto")) return settings.use(Option.PULL_HOST, setting, null);
        if (HostName.isHost(text)) {
            return settings.use(Option.PULL_HOST, setting, HostName.withoutBrackets(text));
        }
        findings.notExpected(setting, Option.PULL_HOST, "auto");
        return null;
    }

    private int[] range(Setting setting) {
        int[] range = setting == null ? null : ports(setting.value.trim());
        if (range != null) return settings.use(Option.PULL_PORT, setting, range);
        if (setting != null) findings.notExpected(setting, Option.PULL_PORT, Option.PULL_PORT.defaultText);
        return new int[] {DEFAULT_PORT, DEFAULT_PORT};
    }

    /** First and last, or null. */
    private static int[] ports(String text) {
        int dash = text.indexOf('-');
        int first = Digits.parse(dash < 0 ? text : text.substring(0, dash).trim(), HIGHEST_PORT);
        int last = dash < 0 ? first : Digits.parse(text.substring(dash + 1).trim(), HIGHEST_PORT);
        return first < 0 || first > last || last > HIGHEST_PORT ? null : new int[] {first, last};
    }

    private String path() {
        Setting setting = sources.find(Option.PULL_PATH);
        if (setting == null) return Option.PULL_PATH.defaultText;
        String text = setting.value.trim();
        if (isPath(text)) return settings.use(Option.PULL_PATH, setting, text);
        findings.notExpected(setting, Option.PULL_PATH, Option.PULL_PATH.defaultText);
        return Option.PULL_PATH.defaultText;
    }

    /** Not the root alone, where the metrics server has a page of its own. */
    private static boolean isPath(String text) {
        if (text.length() < 2 || text.charAt(0) != '/' || text.contains("..") || text.contains("//")) return false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || "\"#%<>?\\^`{|}[]".indexOf(c) >= 0) return false;
        }
        return true;
    }
}
