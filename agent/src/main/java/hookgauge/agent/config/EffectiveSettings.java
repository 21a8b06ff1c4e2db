package hookgauge.agent.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists each setting with its value in effect and where that was written, without secrets. */
final class EffectiveSettings {
    private final AgentConfig config;
    private final List<EffectiveSetting> all = new ArrayList<>();

    EffectiveSettings(AgentConfig config) {
        this.config = config;
    }

    /** As {@code java -jar hookgauge.jar check} prints them. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (EffectiveSetting setting : all()) {
            lines.add(setting.option.key + " = " + setting.value + " (" + setting.source + ')');
        }
        return lines;
    }

    List<EffectiveSetting> all() {
        Setting file = config.used(Option.CONFIG_FILE);
        show(Option.ENABLED, config.enabled);
        show(Option.CONFIG_FILE, file == null ? null : file.value);
        show(Option.LOG_LEVEL, Words.lower(config.logVerbosity.name()));
        show(Option.LOG_FORMAT, config.logJson ? "json" : "text");
        show(Option.LOG_OUTPUT, config.logOutput);
        show(Option.PULL_ENABLED, config.pullEnabled);
        show(Option.PULL_SERVER_ID, config.used(Option.PULL_SERVER_ID) == null ? null : serverId());
        show(Option.PULL_HOST, config.pullHost + (config.pullInContainer ? " (container)" : ""));
        show(Option.PULL_PORT, ports());
        show(Option.PULL_PATH, config.pullPath);
        showDoor(config.pullDoor);
        show(Option.BUCKETS, Buckets.text(config.buckets));
        show(Option.BUCKETS_BY_ROUTE, config.routeBuckets);
        show(Option.INCLUDE, config.includedMetrics.isEmpty() ? "all" : String.join(",", config.includedMetrics));
        show(Option.EXCLUDE, list(config.excludedMetrics));
        show(Option.PUSH_ENABLED, config.pushEnabled);
        boolean unnamed = config.serviceName.equals(ServiceName.UNKNOWN);
        show(Option.SERVICE_NAME, unnamed ? "the name of the app's jar or main class" : config.serviceName);
        show(Option.PUSH_ENDPOINT, config.otlpEndpoint == null ? null : Printable.withoutSecrets(config.otlpEndpoint));
        show(Option.PUSH_PROTOCOL, config.otlpProtocol);
        show(Option.PUSH_INTERVAL, Times.text(config.otlpIntervalMillis));
        show(Option.PUSH_TIMEOUT, Times.text(config.otlpTimeoutMillis));
        Setting insecure = config.used(Option.PUSH_INSECURE);
        show(Option.PUSH_INSECURE, insecure == null ? "false" : Words.lower(insecure.value.trim()));
        show(Option.PUSH_HEADERS, config.otlpHeaders.isEmpty() ? null : headers());
        show(Option.PUSH_HEADERS_FILE, config.otlpHeadersFile);
        PemFiles tls = config.otlpTls;
        show(Option.PUSH_CERTIFICATE, tls.trusted == null ? Option.PUSH_CERTIFICATE.defaultText : tls.trusted);
        show(Option.PUSH_CLIENT_KEY, tls.key);
        show(Option.PUSH_CLIENT_CERTIFICATE, tls.certificate);
        show(Option.PUSH_COMPRESSION, config.otlpGzip ? "gzip" : "none");
        show(Option.PUSH_TEMPORALITY, config.otlpTemporality);
        show(Option.PUSH_HISTOGRAM, config.otlpHistogram);
        show(Option.RESOURCE, config.used(Option.RESOURCE) == null ? null : resource());
        show(Option.MAX_SERIES, config.maxSeries);
        show(Option.MAX_ROUTES, config.maxRoutes);
        showHttp();
        show(Option.MERGE_PROMETHEUS, config.mergePrometheus);
        show(Option.MERGE_SIMPLECLIENT, config.mergeSimpleclient);
        show(Option.MERGE_MICROMETER, config.mergeMicrometer);
        show(Option.MERGE_DROPWIZARD, config.mergeDropwizard);
        show(Option.MERGE_OPENTELEMETRY, config.mergeOpenTelemetry);
        show(Option.JVM_ENABLED, config.jvm);
        show(Option.STATUS_ENABLED, config.statusEnabled);
        return all;
    }

    private void showDoor(Door door) {
        show(Option.PULL_USERNAME, door.user);
        show(Option.PULL_PASSWORD_FILE, door.passwordFile);
        show(Option.PULL_PASSWORD_HASH, door.passwordHash == null ? null : "***");
        show(Option.PULL_TLS_CERTIFICATE, door.tls.certificate);
        show(Option.PULL_TLS_KEY, door.tls.key);
        show(Option.PULL_TLS_CLIENT_CA, door.tls.trusted);
    }

    private void showHttp() {
        show(Option.HTTP_SERVER_ENABLED, config.httpServerEnabled);
        show(Option.HTTP_SERVER_OFF, list(config.serversOff));
        show(Option.EXCLUDED_ROUTES, list(config.excludedRoutes));
        show(Option.REQUEST_LABELS, RequestLabels.text(config.requestLabels));
        show(Option.KNOWN_METHODS, String.join(",", config.knownMethods));
        show(Option.BODY_SIZE, config.bodySize);
        show(Option.RELOCATED_SERVERS, config.relocatedServers);
        show(Option.SERVLET_FALLBACK, config.servletFallback);
        show(Option.ACTIVE_REQUESTS, config.activeRequests);
        show(Option.SELF_TIME, config.selfTime);
        show(Option.CONNECTIONS, config.connections);
        show(Option.HTTP_CLIENT_ENABLED, config.httpClientEnabled);
        show(Option.HTTP_CLIENT_OFF, list(config.clientsOff));
        show(Option.CLIENT_EXCLUDE, list(config.excludedHosts));
        show(Option.MAX_CLIENT_HOSTS, config.maxClientHosts);
        show(Option.CLIENT_BUCKETS, Buckets.text(config.clientBuckets));
        show(Option.CLIENT_ACTIVE_REQUESTS, config.clientActiveRequests);
        show(Option.CLIENT_BODY_SIZE, config.clientBodySize);
        show(Option.CLIENT_URL_TEMPLATE, config.clientUrlTemplate);
    }

    private void show(Option option, Object value) {
        String text = value == null ? "-" : Printable.whole(value.toString());
        all.add(new EffectiveSetting(option, text, source(option)));
    }

    private String source(Option option) {
        Setting used = config.used(option);
        if (used == null) return "default";
        return used.name.equals(option.key) ? used.source : used.source + ' ' + used.name;
    }

    private static String list(List<String> entries) {
        return entries.isEmpty() ? "none" : String.join(",", entries);
    }

    private String serverId() {
        return config.used(Option.PULL_SERVER_ID).value.trim();
    }

    private String ports() {
        String first = Integer.toString(config.pullFirstPort);
        return config.pullLastPort == config.pullFirstPort ? first : first + '-' + config.pullLastPort;
    }

    private String resource() {
        StringBuilder pairs = new StringBuilder();
        for (Map.Entry<String, String> pair : config.resourceAttributes.entrySet()) {
            // it has a line of its own
            if (pair.getKey().equals("service.name")) continue;
            pairs.append(pairs.length() == 0 ? "" : ",")
                    .append(pair.getKey())
                    .append('=')
                    .append(pair.getValue());
        }
        return pairs.toString();
    }

    private String headers() {
        StringBuilder names = new StringBuilder();
        for (String name : config.otlpHeaders.keySet()) {
            names.append(names.length() == 0 ? "" : ",").append(name).append("=***");
        }
        return names.toString();
    }
}
