package hookgauge.agent.config;

import java.io.File;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of the push, those that depend on each other together. */
final class Push {
    private static final String STANDARD_ADDRESS = "http://localhost:4318";

    final boolean enabled;

    /** Null if there is no address to push to; {@link #protocol} and {@link #gzip} then say what they would be. */
    final Endpoint endpoint;

    final OtlpProtocol protocol;
    final boolean gzip;
    final OtlpTemporality temporality;
    final OtlpHistogram histogram;
    final Map<String, String> headers;

    /** Null if there is none. */
    final String headersFile;

    final PemFiles tls;

    private final Sources sources;
    private final Settings settings;
    private final Findings findings;

    Push(Sources sources, Settings settings, Findings findings, StandardExporters exporters) {
        this.sources = sources;
        this.settings = settings;
        this.findings = findings;
        OtlpProtocol asked = askedProtocol();
        Boolean wanted = wanted(exporters);
        endpoint = endpoint(wanted, asked);
        enabled = endpoint != null && !Boolean.FALSE.equals(wanted);
        protocol = endpoint != null ? endpoint.protocol : asked != null ? asked : OtlpProtocol.HTTP_PROTOBUF;
        sayWrongProtocol();
        gzip = gzip(endpoint != null && !endpoint.loopback);
        temporality = temporality();
        histogram = histogram();
        headers = headers();
        headersFile = headersFile();
        tls = tls();
    }

    /** Null if none is set, or one that is not offered. */
    private OtlpProtocol askedProtocol() {
        Setting setting = sources.find(Option.PUSH_PROTOCOL);
        String text = setting == null ? "" : setting.value.trim().toLowerCase(Locale.ROOT);
        if (text.equals("grpc")) return settings.use(Option.PUSH_PROTOCOL, setting, OtlpProtocol.GRPC);
        boolean http = text.equals("http/protobuf") || text.equals("http");
        return http ? settings.use(Option.PUSH_PROTOCOL, setting, OtlpProtocol.HTTP_PROTOBUF) : null;
    }

    /** Only now, for the sentence names the one that follows from the endpoint. */
    private void sayWrongProtocol() {
        Setting setting = sources.find(Option.PUSH_PROTOCOL);
        if (setting == null || settings.used(Option.PUSH_PROTOCOL) != null) return;
        findings.notExpected(setting, Option.PUSH_PROTOCOL, protocol.toString());
    }

    /** Null if nobody says, so that it is up to there being an endpoint. */
    private Boolean wanted(StandardExporters exporters) {
        Setting own = sources.own(Option.PUSH_ENABLED);
        Boolean flag = settings.flag(Option.PUSH_ENABLED, own, Option.PUSH_ENABLED.defaultText);
        if (flag != null || !exporters.named) return flag;
        Setting unused = exporters.otlp ? null : sources.own(Option.PUSH_ENDPOINT);
        if (unused != null) {
            findings.notice(unused.name + " is not used: " + exporters.setting.name
                    + " has no otlp; write hookgauge.metrics.otlp.enabled=true");
        }
        return settings.use(Option.PUSH_ENABLED, exporters.setting, exporters.otlp);
    }

    private Endpoint endpoint(Boolean wanted, OtlpProtocol asked) {
        Setting insecureWritten = sources.find(Option.PUSH_INSECURE);
        Boolean insecure = settings.flag(Option.PUSH_INSECURE, insecureWritten, "false");
        // how an address is understood that is not used is of no interest
        Findings hints = Boolean.FALSE.equals(wanted) ? new Findings() : findings;
        Setting written = firstUsable(asked);
        if (written != null) {
            if (Boolean.TRUE.equals(insecure) && Endpoint.saysTls(written)) {
                hints.notice(insecureWritten.name + "=true is ignored, the address says https");
            }
            return settings.use(Option.PUSH_ENDPOINT, written, Endpoint.of(written, asked, insecure, hints));
        }
        boolean nothingWritten = sources.find(Option.PUSH_ENDPOINT) == null;
        if (!nothingWritten || !Boolean.TRUE.equals(wanted)) return null;
        findings.notice("no endpoint is set; pushing to " + STANDARD_ADDRESS);
        Setting standard = new Setting(Option.PUSH_ENDPOINT.key, STANDARD_ADDRESS, "default", Setting.ARGUMENT);
        return Endpoint.of(standard, asked, insecure, new Findings());
    }

    /** What is refused on the way to it is said. */
    private Setting firstUsable(OtlpProtocol asked) {
        List<Setting> written = sources.all(Option.PUSH_ENDPOINT);
        for (int i = 0; i < written.size(); i++) {
            Setting setting = written.get(i);
            String reason = Endpoint.refused(setting, asked);
            if (reason == null) return setting;
            String instead = i + 1 < written.size() ? "using " + written.get(i + 1).name : "push is off";
            findings.problem(setting.name + "='" + Printable.address(setting.value) + "' (" + setting.source + ") "
                    + reason + "; " + instead);
        }
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

    /** One that is not there yet is used too, for it may come. */
    private String headersFile() {
        Setting setting = sources.find(Option.PUSH_HEADERS_FILE);
        if (setting == null) return null;
        String name = setting.value.trim();
        if (name.isEmpty()) {
            findings.notExpected(setting, Option.PUSH_HEADERS_FILE, "none");
            return null;
        }
        if (!new File(name).isFile()) findings.notice(setting.quoted() + " is no file yet; looking again at each push");
        return settings.use(Option.PUSH_HEADERS_FILE, setting, name);
    }

    private PemFiles tls() {
        PemFiles files = PemFiles.ofPush(sources, settings, enabled ? findings : new Findings());
        if (enabled && !files.isEmpty() && !endpoint.url.startsWith("https:")) {
            Option option = files.trusted != null ? Option.PUSH_CERTIFICATE : Option.PUSH_CLIENT_CERTIFICATE;
            findings.notice(settings.used(option).name + " is ignored, the push is without TLS");
        }
        return files;
    }

    private OtlpTemporality temporality() {
        String word = settings.word(Option.PUSH_TEMPORALITY, "cumulative", "delta", "lowmemory");
        if (word.equals("delta")) return OtlpTemporality.DELTA;
        return word.equals("lowmemory") ? OtlpTemporality.LOW_MEMORY : OtlpTemporality.CUMULATIVE;
    }

    private OtlpHistogram histogram() {
        Setting setting = sources.find(Option.PUSH_HISTOGRAM);
        if (setting == null) return OtlpHistogram.EXPLICIT;
        OtlpHistogram written = histogram(Words.lower(setting.value.trim()));
        if (written != null) return settings.use(Option.PUSH_HISTOGRAM, setting, written);
        findings.notExpected(setting, Option.PUSH_HISTOGRAM, OtlpHistogram.EXPLICIT.toString());
        return OtlpHistogram.EXPLICIT;
    }

    /** The long names are the standard's. */
    private static OtlpHistogram histogram(String text) {
        if (text.equals("explicit") || text.equals("explicit_bucket_histogram")) return OtlpHistogram.EXPLICIT;
        boolean exponential = text.equals("exponential") || text.equals("base2_exponential_bucket_histogram");
        return exponential ? OtlpHistogram.EXPONENTIAL : null;
    }

    private Map<String, String> headers() {
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
