package hookgauge.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The docs, the dashboards and the rules name no metric that the agent does not have, and leave none of its out. */
class MetricNamesInDocsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern ON_PAGE = Pattern.compile(
            "(?<![\\w.:])(?:http_(?:server|client)|jvm|process|hookgauge)_[a-z0-9_]*[a-z0-9](?![\\w:*])");
    private static final Pattern IN_PUSH = Pattern.compile(
            "(?<![\\w.])(?:(?:hookgauge\\.)?http\\.(?:server|client)|jvm)\\.(?!json|options)[a-z0-9_.]*[a-z0-9](?!\\.?\\*)");
    private static final Pattern RULE = Pattern.compile("\\b\\w+:\\w+:\\w+\\b");
    private static final Pattern DECLARED =
            Pattern.compile("\"((?:http|jvm|process|hookgauge|target)[._][a-z0-9_.]*[a-z0-9])\"");

    /** As the code declares it, and as the page has it; the two are the same where push has no name of its own. */
    private static final Map<String, String> OWN = new TreeMap<>(Map.ofEntries(
            Map.entry("http.server.request.duration", "http_server_request_duration_seconds"),
            Map.entry("http.server.active_requests", "http_server_active_requests"),
            Map.entry("http.server.request.body.size", "http_server_request_body_size_bytes"),
            Map.entry("http.server.response.body.size", "http_server_response_body_size_bytes"),
            Map.entry("hookgauge.http.server.self.duration", "hookgauge_http_server_self_duration_seconds"),
            Map.entry("hookgauge.http.server.open_connections", "hookgauge_http_server_open_connections"),
            Map.entry("hookgauge.http.server.threads", "hookgauge_http_server_threads"),
            Map.entry("hookgauge.http.server.threads.limit", "hookgauge_http_server_threads_limit"),
            Map.entry("http.client.request.duration", "http_client_request_duration_seconds"),
            Map.entry("http.client.active_requests", "http_client_active_requests"),
            Map.entry("http.client.request.body.size", "http_client_request_body_size_bytes"),
            Map.entry("http.client.response.body.size", "http_client_response_body_size_bytes"),
            Map.entry("http.client.open_connections", "http_client_open_connections"),
            Map.entry("jvm.memory.used", "jvm_memory_used_bytes"),
            Map.entry("jvm.memory.committed", "jvm_memory_committed_bytes"),
            Map.entry("jvm.memory.limit", "jvm_memory_limit_bytes"),
            Map.entry("jvm.memory.used_after_last_gc", "jvm_memory_used_after_last_gc_bytes"),
            Map.entry("jvm.gc.duration", "jvm_gc_duration_seconds"),
            Map.entry("jvm.thread.count", "jvm_thread_count"),
            Map.entry("jvm.class.loaded", "jvm_class_loaded_total"),
            Map.entry("jvm.class.unloaded", "jvm_class_unloaded_total"),
            Map.entry("jvm.class.count", "jvm_class_count"),
            Map.entry("jvm.cpu.time", "jvm_cpu_time_seconds_total"),
            Map.entry("jvm.cpu.count", "jvm_cpu_count"),
            Map.entry("jvm.cpu.recent_utilization", "jvm_cpu_recent_utilization"),
            Map.entry("process_start_time_seconds", "process_start_time_seconds"),
            Map.entry("process_resident_memory_bytes", "process_resident_memory_bytes"),
            Map.entry("process_open_fds", "process_open_fds"),
            Map.entry("process_max_fds", "process_max_fds"),
            Map.entry("hookgauge_build", "hookgauge_build_info"),
            Map.entry("hookgauge_source_up", "hookgauge_source_up"),
            Map.entry("hookgauge_source_scrape_seconds", "hookgauge_source_scrape_seconds"),
            Map.entry("hookgauge_source_busy_seconds", "hookgauge_source_busy_seconds"),
            Map.entry("hookgauge_merge_hidden_series", "hookgauge_merge_hidden_series"),
            Map.entry("hookgauge_merge_untyped_families", "hookgauge_merge_untyped_families"),
            Map.entry("hookgauge_merge_cleaned_values", "hookgauge_merge_cleaned_values_total"),
            Map.entry("hookgauge_errors", "hookgauge_errors_total"),
            Map.entry("hookgauge_push", "hookgauge_push_total"),
            Map.entry("hookgauge_push_last_success_timestamp_seconds", "hookgauge_push_last_success_timestamp_seconds"),
            Map.entry("hookgauge_push_left_out_series", "hookgauge_push_left_out_series"),
            Map.entry("target_info", "target_info")));

    /** Labels, in both forms. */
    private static final Set<String> LABELS = Set.of(
            "http.request.method",
            "http.response.status_code",
            "http.route",
            "http.connection.state",
            "jvm.memory.type",
            "jvm.memory.pool.name",
            "jvm.gc.name",
            "jvm.gc.action",
            "jvm.thread.daemon",
            "jvm.thread.state");

    /** Of others: what OpenTelemetry's agent and SDK make of a metric on a page, for those who come from there. */
    private static final Set<String> OF_OTHERS = Set.of("jvm_cpu_recent_utilization_ratio");

    @Test
    void each_metric_that_the_code_declares_is_in_the_list_and_no_other() throws IOException {
        Set<String> declared = new TreeSet<>();
        for (Path file : files(Path.of("src/main/java"), ".java")) {
            if (file.getParent().endsWith("config")) continue;
            Matcher literal = DECLARED.matcher(Files.readString(file));
            while (literal.find()) declared.add(literal.group(1));
        }
        declared.removeAll(LABELS);
        Set<String> settings = settings();
        declared.removeIf(name -> !OWN.containsKey(name) && settings.contains(name));
        // the page's name of one, with or without the end of a counter
        declared.removeIf(
                name -> !OWN.containsKey(name) && (OWN.containsValue(name) || OWN.containsValue(name + "_total")));
        declared.removeIf(
                LABELS.stream().map(MetricNamesInDocsTest::underscored).collect(Collectors.toSet())::contains);

        assertEquals(String.join("\n", OWN.keySet()), String.join("\n", declared));
    }

    @Test
    void each_metric_is_in_the_page_about_metrics_by_its_names() throws IOException {
        String page = Files.readString(DOCS.resolve("metrics.md"));
        List<String> missing = new ArrayList<>();
        OWN.forEach((declared, onPage) -> {
            boolean isThere = page.contains('`' + onPage + '`') || page.contains('`' + onPage + '{');
            boolean isInPush = !declared.startsWith("http.") && !declared.startsWith("hookgauge.")
                    || page.contains('`' + declared + '`');
            if (!isThere || !isInPush) missing.add(onPage);
        });

        assertEquals(List.of(), missing);
    }

    @Test
    void each_metric_that_is_named_is_one() throws IOException {
        Set<String> known = new TreeSet<>(OF_OTHERS);
        for (String onPage : OWN.values()) {
            for (String part : List.of("", "_bucket", "_sum", "_count")) known.add(onPage + part);
        }
        known.addAll(OWN.keySet());
        known.addAll(LABELS);
        LABELS.forEach(label -> known.add(underscored(label)));
        known.addAll(settings());
        Set<String> rules = matches(RULE, DOCS.resolve("dashboards/rules.yml"), "record: ");
        assertTrue(rules.size() > 4, rules.toString());

        Set<String> unknown = new TreeSet<>();
        List<Path> pages = pages();
        assertTrue(pages.size() > 20, pages.toString());
        for (Path page : pages) {
            Set<String> named = matches(ON_PAGE, page, "");
            named.addAll(matches(IN_PUSH, page, ""));
            named.removeAll(known);
            Set<String> namedRules = matches(RULE, page, "");
            namedRules.removeIf(rule -> !rule.startsWith("job") || rules.contains(rule));
            named.addAll(namedRules);
            named.forEach(name -> unknown.add(page.getFileName() + ": " + name));
        }

        assertEquals(Set.of(), unknown);
    }

    /** In lines that contain the text. */
    private static Set<String> matches(Pattern form, Path page, String text) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(page)) {
            Matcher name = form.matcher(line);
            while (line.contains(text) && name.find()) names.add(name.group());
        }
        return names;
    }

    /** They have names of the same form. */
    private static Set<String> settings() {
        return Stream.of(Option.values())
                .flatMap(option -> Stream.of(option.key, option.key.substring("hookgauge.".length())))
                .collect(Collectors.toSet());
    }

    private static String underscored(String name) {
        return name.replace('.', '_');
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("../README.md")));
        try (Stream<Path> docs = Files.list(DOCS);
                Stream<Path> dashboards = Files.list(DOCS.resolve("dashboards"))) {
            Stream.concat(docs, dashboards)
                    .filter(page -> page.toString().matches(".*\\.(md|json|yml)"))
                    .forEach(pages::add);
        }
        return pages;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).collect(Collectors.toList());
        }
    }
}
