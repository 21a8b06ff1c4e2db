package hookgauge.agent.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The settings of the push, those that depend on each other together. */
final class Push {
    private static final String STANDARD_ADDRESS = "http://localhost:4318";

    final boolean enabled;
    final String url;
    final String target;
    final OtlpProtocol protocol;
    final boolean gzip;
    final Map<String, String> headers;

    private final Sources sources;
    private final Settings settings;
    private final Findings findings;
    private OtlpProtocol asked;
    private Setting wrongProtocol;
    private boolean refused;

    Push(Sources sources, Settings settings, Findings findings, StandardExporters exporters) {
        this.sources = sources;
        this.settings = settings;
        this.findings = findings;
        readProtocol();
        Setting insecureSetting = sources.find(Option.PUSH_INSECURE);
        Boolean insecure = settings.flag(Option.PUSH_INSECURE, insecureSetting, "false");
        Boolean enabledSetting =
                settings.flag(Option.PUSH_ENABLED, sources.own(Option.PUSH_ENABLED), Option.PUSH_ENABLED.defaultText);
        boolean wanted = enabledSetting == null ? exporters.otlp : enabledSetting;
        boolean unwanted = enabledSetting == null ? exporters.named && !exporters.otlp : !enabledSetting;
        if (enabledSetting == null && exporters.named) settings.use(Option.PUSH_ENABLED, exporters.setting, null);
        Endpoint endpoint = endpoint(insecure);
        Setting written = settings.used(Option.PUSH_ENDPOINT);
        if (endpoint == null && wanted && !refused) {
            findings.notice("no endpoint is set; pushing to " + STANDARD_ADDRESS);
            Setting standard = new Setting(Option.PUSH_ENDPOINT.key, STANDARD_ADDRESS, "default", Setting.ARGUMENT);
            endpoint = Endpoint.of(standard, asked, insecure, new Findings(), new StringBuilder());
        }
        if (unwanted && enabledSetting == null && written != null && !written.isStandard()) {
            findings.notice(written.name + " is not used: " + exporters.setting.name
                    + " has no otlp; write hookgauge.metrics.otlp.enabled=true");
        }
        enabled = endpoint != null && !unwanted;
        url = endpoint == null ? null : endpoint.url;
        target = endpoint == null ? null : endpoint.target;
        protocol = endpoint != null ? endpoint.protocol : asked != null ? asked : OtlpProtocol.HTTP_PROTOBUF;
        if (wrongProtocol != null) findings.notExpected(wrongProtocol, Option.PUSH_PROTOCOL, protocol.toString());
        gzip = gzip(endpoint != null && !endpoint.loopback);
        headers = headers(endpoint);
    }

    private void readProtocol() {
        Setting setting = sources.find(Option.PUSH_PROTOCOL);
        if (setting == null) return;
        String text = setting.value.trim().toLowerCase(Locale.ROOT);
        if (text.equals("grpc")) asked = OtlpProtocol.GRPC;
        else if (text.equals("http/protobuf") || text.equals("http")) asked = OtlpProtocol.HTTP_PROTOBUF;
        else wrongProtocol = setting;
        if (asked != null) settings.use(Option.PUSH_PROTOCOL, setting, asked);
    }

    /** The first of the places where one may be written that holds one that can be used, or null. */
    private Endpoint endpoint(Boolean insecure) {
        Setting written = sources.own(Option.PUSH_ENDPOINT);
        for (int i = -1; ; written = sources.standard(Option.PUSH_ENDPOINT.fallbacks.get(i))) {
            Endpoint endpoint = written == null ? null : endpoint(written, insecure, i + 1);
            if (endpoint != null) return settings.use(Option.PUSH_ENDPOINT, written, endpoint);
            if (++i == Option.PUSH_ENDPOINT.fallbacks.size()) return null;
        }
    }

    private Endpoint endpoint(Setting written, Boolean insecure, int nextFallback) {
        StringBuilder reason = new StringBuilder();
        Endpoint endpoint = Endpoint.of(written, asked, insecure, findings, reason);
        if (endpoint != null) return endpoint;
        refused = true;
        Setting next = null;
        for (int i = nextFallback; next == null && i < Option.PUSH_ENDPOINT.fallbacks.size(); i++) {
            next = sources.standard(Option.PUSH_ENDPOINT.fallbacks.get(i));
        }
        findings.problem(written.name + "='" + Printable.address(written.value) + "' (" + written.source + ") " + reason
                + (next == null ? "; push is off" : "; using " + next.name));
        return null;
    }

    private boolean gzip(boolean otherwise) {
        Setting setting = sources.find(Option.PUSH_COMPRESSION);
        if (setting == null) return otherwise;
        String text = setting.value.trim();
        if (text.equalsIgnoreCase("gzip")) return settings.use(Option.PUSH_COMPRESSION, setting, true);
        if (text.equalsIgnoreCase("none")) return settings.use(Option.PUSH_COMPRESSION, setting, false);
        findings.notExpected(setting, Option.PUSH_COMPRESSION, otherwise ? "gzip" : "none");
        return otherwise;
    }

    private Map<String, String> headers(Endpoint endpoint) {
        Setting setting = sources.find(Option.PUSH_HEADERS);
        Map<String, String> written = Pairs.headers(setting, findings);
        if (setting != null) settings.use(Option.PUSH_HEADERS, setting, written);
        if (endpoint == null || endpoint.authorization == null) return Collections.unmodifiableMap(written);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Authorization", endpoint.authorization);
        for (Map.Entry<String, String> header : written.entrySet()) {
            if (header.getKey().equalsIgnoreCase("Authorization")) all.remove("Authorization");
            all.put(header.getKey(), header.getValue());
        }
        return Collections.unmodifiableMap(all);
    }
}
