package hookgauge.smoke;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.function.Predicate;

/** A mixture of right and wrong settings, written in all the places where settings can stand. */
final class RandomConfiguration {
    /** A key, a right value and what that does, and values that are wrong; there is no right value of an unknown key. */
    record Key(String name, String right, Predicate<Configured> works, String... wrong) {
        @Override
        public String toString() {
            return name + '=' + right;
        }
    }

    private static final String OTLP = "hookgauge.metrics.otlp.";
    private static final String PULL = "hookgauge.metrics.prometheus.";
    private static final String HTTP = "hookgauge.http.server.";

    /** What can be seen of a value is on the page, in the push or in the log; of the others the status page tells. */
    private static final Predicate<Configured> UNSEEN = app -> true;

    private static final List<Key> KEYS = List.of(
            new Key("hookgauge.enabled", "true", UNSEEN, "ture", "", "1"),
            new Key(
                    "hookgauge.log.level",
                    "warn",
                    app -> app.said("first request").isEmpty(),
                    "loud",
                    "",
                    "\n"),
            new Key("hookgauge.log.format", "json", Configured::saysJson, "xml", ""),
            new Key("hookgauge.log.output", "stdout", Configured::saysNothingOnStderr, "", " "),
            new Key(PULL + "enabled", "true", UNSEEN, "wahr", "0", "s\u00ed"),
            new Key(PULL + "path", "/m", app -> app.pagePath().equals("/m"), "m", "/..", "/a?b", ""),
            new Key(PULL + "buckets", "0.1,1", app -> app.hasBounds("0.1", "1.0", "+Inf"), "0.1,abc", "1,0.1", "NaN"),
            new Key(
                    PULL + "include",
                    "http_*, shop_*, target_info",
                    app -> app.shows("jvm_") == 0,
                    "a|b",
                    " ,",
                    "jvm_.*"),
            new Key(
                    PULL + "exclude",
                    "hookgauge_push_*",
                    app -> app.shows("hookgauge_push_") == 0,
                    "jobs,(",
                    "^a",
                    "\t"),
            new Key(OTLP + "service_name", "till", app -> app.isOf("service_name", "till"), "", "  "),
            new Key(
                    OTLP + "endpoint",
                    "the receiver",
                    Configured::pushes,
                    "",
                    "http://",
                    "x://c",
                    "unix:/a",
                    "http://c/%"),
            new Key(OTLP + "protocol", "http/protobuf", UNSEEN, "http/json", "", "thrift"),
            new Key(OTLP + "interval", "5s", UNSEEN, "30", "15sec", "", "-1s"),
            new Key(OTLP + "timeout", "4900ms", UNSEEN, "5", "", "5 parsecs", "0ms"),
            new Key(OTLP + "insecure", "false", UNSEEN, "no", ""),
            new Key(OTLP + "headers", "x-team=till", app -> app.sends("x-team", "till"), "abc", "=1", "a b=1", "a=%0a"),
            new Key(OTLP + "compression", "gzip", app -> app.sends("Content-Encoding", "gzip"), "zstd", ""),
            new Key(OTLP + "temporality", "delta", Configured::sendsDeltas, "low_memory", ""),
            new Key(OTLP + "histogram", "exponential", UNSEEN, "linear", ""),
            new Key("hookgauge.metrics.resource", "team=till", app -> app.isOf("team", "till"), "till", "a=1,=2"),
            new Key("hookgauge.metrics.max_series", "100", UNSEEN, "9", "many", "99999999999999999999", ""),
            new Key("hookgauge.metrics.max_routes", "70", UNSEEN, "0", "-7", "100001"),
            new Key(HTTP + "exclude", "/items/*", app -> app.requestsWith("http_route", "/items/") == 0, " , ", ""),
            new Key(
                    HTTP + "labels",
                    "env=const:prod",
                    app -> app.requestsWith("env", "prod") > 0,
                    "env",
                    "=const:prod"),
            new Key(
                    HTTP + "known_methods",
                    "GET,POST,PROPFIND",
                    app -> app.requestsWith("http_request_method", "PROPFIND") == 1,
                    "GE T",
                    ""),
            new Key(HTTP + "body_size", "false", app -> app.shows("http_server_response_body_size") == 0, "off", ""),
            new Key(HTTP + "active_requests", "false", app -> app.shows("http_server_active_requests") == 0, "off", ""),
            new Key(HTTP + "self_time", "false", app -> app.shows("hookgauge_http_server_self") == 0, "off", ""),
            new Key(HTTP + "connections", "false", app -> app.shows("hookgauge_http_server_open") == 0, "off", ""),
            new Key("hookgauge.http.client.enabled", "false", UNSEEN, "off", ""),
            new Key("hookgauge.http.client.max_hosts", "9", UNSEEN, "0", "all"),
            new Key("hookgauge.merge.prometheus", "false", app -> app.shows("shop_orders") == 0, "no", ""),
            new Key("hookgauge.merge.micrometer", "false", UNSEEN, "no", ""),
            new Key("hookgauge.merge.opentelemetry", "false", app -> app.shows("shop_baskets") == 0, "no", ""),
            new Key("hookgauge.jvm.enabled", "false", app -> app.shows("jvm_") == 0, "sometimes", ""),
            new Key("hookgauge.status.enabled", "false", app -> !app.hasStatusPage(), "no", ""),
            new Key("hookgauge.metrics.promethius.port", null, UNSEEN, "1"),
            new Key("hookgauge.x", null, UNSEEN, "", "1"));

    /** In the order of {@link #KEYS}. */
    final List<Key> right = new ArrayList<>();

    /** The names of the keys, as in {@link #uniform}. */
    final List<String> wrong = new ArrayList<>();

    private final Random random;
    private final String endpoint;
    private final Properties file = new Properties();
    private final StringBuilder arguments = new StringBuilder();

    /** @param endpoint to which it can be pushed */
    RandomConfiguration(int seed, String endpoint) {
        random = new Random(seed);
        this.endpoint = endpoint;
    }

    /** The shop's launch with about half of the keys, each in one place. */
    Launch write(Path directory, int port) throws IOException {
        Launch launch = Launch.bare()
                .option("-Dhookgauge.metrics.prometheus.host=127.0.0.1")
                .option("-Dhookgauge.metrics.prometheus.port=" + port);
        for (Key key : KEYS) {
            if (random.nextBoolean()) write(key, launch);
        }
        if (!file.isEmpty()) {
            Path named = Files.createTempFile(directory, "shop", ".properties");
            try (Writer out = Files.newBufferedWriter(named)) {
                file.store(out, null);
            }
            launch.option("-Dhookgauge.config_file=" + named);
        }
        return launch.option("-javaagent:" + FinishedJar.path() + '=' + arguments);
    }

    private void write(Key key, Launch launch) {
        boolean isRight = key.right != null && random.nextBoolean();
        String value = isRight ? key.right : key.wrong[random.nextInt(key.wrong.length)];
        if (isRight && key.name.endsWith(".endpoint")) value = endpoint;
        if (isRight) right.add(key);
        else wrong.add(uniform(key.name));
        // an unknown one among the arguments may be the rest of a secret, and is not repeated
        switch (random.nextInt(key.right == null ? 3 : 4)) {
            case 0 -> launch.option("-D" + key.name + '=' + value);
            case 1 -> launch.environment(uniform(key.name), value);
            case 2 -> file.setProperty(key.name, value);
            default ->
                arguments
                        .append(arguments.length() == 0 ? "" : ",")
                        .append(key.name)
                        .append("='")
                        .append(value)
                        .append('\'');
        }
    }

    /** A key as a variable of the environment is called, however it was written. */
    static String uniform(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
