package hookgauge.agent.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Every setting of the agent: its key, the standard names read where it is absent, its default and what it accepts. */
public enum Option {
    ENABLED("enabled", "true", "true or false", "Turns the whole agent on or off.", "OTEL_SDK_DISABLED"),
    CONFIG_FILE("config_file", "", "a readable file", "A file with settings, as Java properties in UTF-8."),
    LOG_LEVEL("log.level", "info", "off, error, warn, info or debug", "How much the agent says."),
    LOG_FORMAT("log.format", "text", "text or json", "How a line of the agent's log looks."),
    LOG_OUTPUT("log.output", "stderr", "stderr, stdout or a file name", "Where the agent's log goes."),
    PULL_ENABLED(
            "metrics.prometheus.enabled",
            "true",
            "true or false",
            "Serves the metrics for Prometheus to scrape.",
            "OTEL_METRICS_EXPORTER"),
    PULL_SERVER_ID(
            "metrics.prometheus.server_id",
            "",
            "host:port of the metrics server",
            "Host and port of the metrics server in one value; the host may be left out."),
    PULL_HOST(
            "metrics.prometheus.host",
            "auto",
            "an address of this machine",
            "The address the metrics server listens at; auto is all interfaces in a container, else loopback.",
            "OTEL_EXPORTER_PROMETHEUS_HOST"),
    PULL_PORT(
            "metrics.prometheus.port",
            "9464",
            "a port (0 to 65535) or a range",
            "The port of the metrics server; the first free one of a range; 0 lets the system choose.",
            "OTEL_EXPORTER_PROMETHEUS_PORT"),
    PULL_PATH(
            "metrics.prometheus.path",
            "/metrics",
            "an absolute URL path such as /metrics",
            "The path at which the metrics are served."),
    PULL_USERNAME(
            "metrics.prometheus.username",
            "",
            "a user name without a colon",
            "Who may scrape, by HTTP basic authentication; needs password_file or password_hash."),
    PULL_PASSWORD_FILE(
            "metrics.prometheus.password_file",
            "",
            "a readable file",
            "A file with that user's password, read anew for each scrape."),
    PULL_PASSWORD_HASH(
            "metrics.prometheus.password_hash",
            "",
            "a hash as hash-password prints it",
            "That user's password as its PBKDF2 hash, in place of a file."),
    PULL_TLS_CERTIFICATE(
            "metrics.prometheus.tls.certificate",
            "",
            "a PEM file with certificates",
            "The certificate of the metrics server, with those that lead to whom scrapers trust; read anew when it changes."),
    PULL_TLS_KEY(
            "metrics.prometheus.tls.key",
            "",
            "a PEM file with a private key without password",
            "The private key of that certificate; with both, the metrics server speaks TLS alone."),
    PULL_TLS_CLIENT_CA(
            "metrics.prometheus.tls.client_ca",
            "",
            "a PEM file with certificates",
            "The certificates of those who may sign a scraper's; without one of theirs nobody is let in."),
    BUCKETS(
            "metrics.prometheus.buckets",
            "0.005,0.01,0.025,0.05,0.075,0.1,0.25,0.5,0.75,1,2.5,5,7.5,10",
            "rising seconds, e.g. 0.005,0.01,0.1,1",
            "The bucket bounds of request durations, in pull and in push."),
    BUCKETS_BY_ROUTE(
            "metrics.prometheus.buckets_by_route",
            "",
            "route:seconds pairs such as /search*:0.1,1;/upload:1,10,60",
            "Other bucket bounds for the requests of some routes, in pull and in push."),
    INCLUDE(
            "metrics.prometheus.include",
            "all",
            "globs of metric names such as jvm_*,http.server.*",
            "The metrics that are shown and pushed; the others are not."),
    EXCLUDE(
            "metrics.prometheus.exclude",
            "none",
            "globs of metric names such as jvm_*,http.server.*",
            "The metrics that are neither shown nor pushed, though they may be included."),
    PUSH_ENABLED(
            "metrics.otlp.enabled",
            "true if an endpoint is set",
            "true or false",
            "Pushes the metrics by OTLP.",
            "OTEL_METRICS_EXPORTER"),
    SERVICE_NAME(
            "metrics.otlp.service_name",
            "spring.application.name, else the name of the jar or main class",
            "a name",
            "The name of the service in pushed metrics and in target_info.",
            "OTEL_SERVICE_NAME",
            "OTEL_RESOURCE_ATTRIBUTES"),
    PUSH_ENDPOINT(
            "metrics.otlp.endpoint",
            "",
            "an address such as http://collector:4318",
            "Where the metrics are pushed to.",
            "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
            "OTEL_EXPORTER_OTLP_ENDPOINT"),
    PUSH_PROTOCOL(
            "metrics.otlp.protocol",
            "from the endpoint",
            "grpc or http/protobuf",
            "The OTLP protocol of the push.",
            "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL",
            "OTEL_EXPORTER_OTLP_PROTOCOL"),
    PUSH_INTERVAL(
            "metrics.otlp.interval",
            "60s",
            "a time such as 15s",
            "The time from one push to the next, 100ms to 1h.",
            "OTEL_METRIC_EXPORT_INTERVAL"),
    PUSH_TIMEOUT(
            "metrics.otlp.timeout",
            "10s",
            "a time such as 15s",
            "How long one push may take, 1ms to the interval.",
            "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT",
            "OTEL_EXPORTER_OTLP_TIMEOUT",
            "OTEL_METRIC_EXPORT_TIMEOUT"),
    PUSH_INSECURE(
            "metrics.otlp.insecure",
            "false",
            "true or false",
            "Pushes without TLS to an endpoint that is written without a scheme.",
            "OTEL_EXPORTER_OTLP_METRICS_INSECURE",
            "OTEL_EXPORTER_OTLP_INSECURE"),
    PUSH_HEADERS(
            "metrics.otlp.headers",
            "",
            "name=value pairs",
            "Headers sent with each push, percent-decoded; the values are never printed.",
            "OTEL_EXPORTER_OTLP_METRICS_HEADERS",
            "OTEL_EXPORTER_OTLP_HEADERS"),
    PUSH_HEADERS_FILE(
            "metrics.otlp.headers_file",
            "",
            "a readable file",
            "A file with further headers, read anew for each push, for tokens that rotate."),
    PUSH_CERTIFICATE(
            "metrics.otlp.certificate",
            "the platform's trust store",
            "a PEM file with certificates",
            "The certificates of those who may sign the receiver's, read anew when the file changes.",
            "OTEL_EXPORTER_OTLP_METRICS_CERTIFICATE",
            "OTEL_EXPORTER_OTLP_CERTIFICATE"),
    PUSH_CLIENT_KEY(
            "metrics.otlp.client_key",
            "",
            "a PEM file with a private key without password",
            "The private key by which the receiver knows this client, read anew when the file changes.",
            "OTEL_EXPORTER_OTLP_METRICS_CLIENT_KEY",
            "OTEL_EXPORTER_OTLP_CLIENT_KEY"),
    PUSH_CLIENT_CERTIFICATE(
            "metrics.otlp.client_certificate",
            "",
            "a PEM file with certificates",
            "The certificate of that key, with those that lead to whom the receiver trusts.",
            "OTEL_EXPORTER_OTLP_METRICS_CLIENT_CERTIFICATE",
            "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"),
    PUSH_COMPRESSION(
            "metrics.otlp.compression",
            "gzip to other machines, else none",
            "none or gzip",
            "How pushed metrics are compressed.",
            "OTEL_EXPORTER_OTLP_METRICS_COMPRESSION",
            "OTEL_EXPORTER_OTLP_COMPRESSION"),
    PUSH_TEMPORALITY(
            "metrics.otlp.temporality",
            "cumulative",
            "cumulative, delta or lowmemory",
            "Whether pushed counts count since they began or since the push before.",
            "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"),
    PUSH_HISTOGRAM(
            "metrics.otlp.histogram",
            "explicit",
            "explicit or exponential",
            "How a histogram is pushed that could be pushed both ways.",
            "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION"),
    RESOURCE(
            "metrics.resource",
            "",
            "name=value pairs",
            "Attributes of the service in pushed metrics and in target_info, percent-decoded.",
            "OTEL_RESOURCE_ATTRIBUTES"),
    MAX_SERIES(
            "metrics.max_series",
            "2000",
            "a number from 10 to 1000000",
            "The most label sets a metric of the agent may have; above it they are counted in one overflow set.",
            "OTEL_JAVA_METRICS_CARDINALITY_LIMIT"),
    MAX_ROUTES(
            "metrics.max_routes",
            "500",
            "a number from 1 to 100000",
            "The most different routes; further ones are counted as _OTHER."),
    HTTP_SERVER_ENABLED("http.server.enabled", "true", "true or false", "Measures the app's HTTP servers."),
    HTTP_SERVER_OFF(
            "http.server.off",
            "none",
            "names of servers such as tomcat,netty",
            "The servers and frameworks that are left alone."),
    EXCLUDED_ROUTES(
            "http.server.exclude",
            "none",
            "globs of routes such as /actuator/*,/health",
            "The routes whose requests are not recorded."),
    REQUEST_LABELS(
            "http.server.labels",
            "none",
            "header:NAME or const:VALUE",
            "At most 5 more labels of requests, such as tenant=header:X-Tenant;max=50,env=const:prod."),
    KNOWN_METHODS(
            "http.server.known_methods",
            "CONNECT,DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT,QUERY,TRACE",
            "1 to 30 names of methods such as GET,POST,PROPFIND",
            "The request methods that are told by their name, of servers and clients; others are counted as _OTHER.",
            "OTEL_INSTRUMENTATION_HTTP_KNOWN_METHODS"),
    BODY_SIZE("http.server.body_size", "true", "true or false", "Measures the sizes of request and response bodies."),
    RELOCATED_SERVERS(
            "http.server.relocated",
            "true",
            "true or false",
            "Records copies of Jetty, Netty and Undertow in packages of another name, as WireMock and MockServer have them."),
    SERVLET_FALLBACK(
            "http.server.servlet_fallback",
            "false",
            "true or false",
            "Records requests where servlets and filters take them, for containers that are not recorded otherwise."),
    ACTIVE_REQUESTS("http.server.active_requests", "true", "true or false", "Counts the requests under way."),
    SELF_TIME(
            "http.server.self_time",
            "true",
            "true or false",
            "Measures the time of requests in which the app did not wait for requests of its own."),
    CONNECTIONS("http.server.connections", "true", "true or false", "Shows the servers' open connections and threads."),
    HTTP_CLIENT_ENABLED("http.client.enabled", "true", "true or false", "Measures the requests that the app sends."),
    HTTP_CLIENT_OFF(
            "http.client.off", "none", "names of clients such as okhttp,jdk", "The clients that are left alone."),
    CLIENT_EXCLUDE(
            "http.client.exclude",
            "none",
            "globs of host names such as *.internal,10.0.0.*",
            "The hosts to which requests are not recorded."),
    MAX_CLIENT_HOSTS(
            "http.client.max_hosts",
            "200",
            "a number from 1 to 100000",
            "The most different pairs of address and port that are called; further ones are counted as _OTHER."),
    CLIENT_BUCKETS(
            "http.client.buckets",
            "metrics.prometheus.buckets",
            "rising seconds, e.g. 0.005,0.01,0.1,1",
            "The bucket bounds of the durations of outgoing requests, in pull and in push."),
    CLIENT_ACTIVE_REQUESTS(
            "http.client.active_requests", "true", "true or false", "Counts the outgoing requests under way."),
    CLIENT_BODY_SIZE(
            "http.client.body_size",
            "false",
            "true or false",
            "Measures the sizes of the bodies of outgoing requests and their responses, where the client knows them."),
    CLIENT_URL_TEMPLATE(
            "http.client.url_template",
            "false",
            "true or false",
            "Adds the label url_template to outgoing requests, where the client knows one such as /items/{id}."),
    MERGE_PROMETHEUS(
            "merge.prometheus", "true", "true or false", "Takes in the registries of the app's Prometheus client 1.x."),
    MERGE_SIMPLECLIENT(
            "merge.simpleclient",
            "true",
            "true or false",
            "Takes in the registries of the app's Prometheus client 0.x."),
    MERGE_MICROMETER(
            "merge.micrometer",
            "true",
            "true or false",
            "Takes in the app's Micrometer registries, whatever they keep their meters in."),
    MERGE_DROPWIZARD("merge.dropwizard", "true", "true or false", "Takes in the app's Dropwizard registries."),
    MERGE_OPENTELEMETRY(
            "merge.opentelemetry",
            "true",
            "true or false",
            "Records what the app measures with the OpenTelemetry API, and reads an SDK that it has itself."),
    JVM_ENABLED(
            "jvm.enabled",
            "true",
            "true, false or always",
            "Adds the metrics of the JVM and the process; always also where the app has one of the name."),
    STATUS_ENABLED(
            "status.enabled",
            "true",
            "true or false",
            "Serves a page about the agent for people at / of the metrics port.");

    static final String PREFIX = "hookgauge.";

    /** As written in a system property or a file. */
    public final String key;

    /** As the docs state it; empty where there is none. */
    public final String defaultText;

    /** What the sentence about a bad value says was expected. */
    public final String expectation;

    public final String description;

    /** The environment names of the standard, in the order in which they are asked. */
    public final List<String> fallbacks;

    Option(String key, String defaultText, String expectation, String description, String... fallbacks) {
        this.key = PREFIX + key;
        this.defaultText = defaultText;
        this.expectation = expectation;
        this.description = description;
        this.fallbacks = Collections.unmodifiableList(Arrays.asList(fallbacks));
    }

    public String environmentName() {
        char[] name = key.toUpperCase(Locale.ROOT).toCharArray();
        for (int i = 0; i < name.length; i++) {
            if (!isLetterOrDigit(name[i])) name[i] = '_';
        }
        return new String(name);
    }

    /** The option of a key in any spelling that is accepted, or null. */
    static Option of(String spelledKey) {
        String key = spelledKey.toLowerCase(Locale.ROOT).replace('-', '_');
        for (Option option : values()) {
            if (option.key.equals(key)) return option;
        }
        return null;
    }

    /** The option of an environment name, or null. */
    static Option ofEnvironment(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (Option option : values()) {
            if (option.environmentName().equals(upper)) return option;
        }
        return null;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
