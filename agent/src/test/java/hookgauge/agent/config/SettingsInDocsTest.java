package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No page for users names a setting that there is not. */
class SettingsInDocsTest {
    private static final Pattern PROPERTY = Pattern.compile(
            "hookgauge\\.((?:http|metrics|merge|jvm|log|status)\\.[a-z_.]*[a-z]|config_file|enabled)\\b(?!\\.?\\*|\\.jar)");
    private static final Pattern VARIABLE = Pattern.compile("HOOKGAUGE_[A-Z_]*[A-Z]\\b(?!_?\\*)");

    /** Metrics of the agent have names of that form, too; and what Kubernetes sets for a service of that name. */
    private static final Set<String> OTHERS = Set.of(
            "hookgauge.http.server.self.duration",
            "hookgauge.http.server.open_connections",
            "hookgauge.http.server.threads",
            "hookgauge.http.server.threads.limit",
            "HOOKGAUGE_PORT");

    @Test
    void each_setting_that_is_named_is_one() throws IOException {
        Set<String> known = new TreeSet<>(OTHERS);
        for (Option option : Option.values()) {
            known.add(option.key);
            known.add(option.environmentName());
        }
        Set<String> unknown = new TreeSet<>();
        List<Path> pages = pages();
        assertTrue(pages.size() > 12, pages.toString());

        for (Path page : pages) {
            String text = Files.readString(page);
            for (Pattern form : List.of(PROPERTY, VARIABLE)) {
                Matcher named = form.matcher(text);
                while (named.find()) {
                    if (!known.contains(named.group())) unknown.add(page.getFileName() + ": " + named.group());
                }
            }
        }

        assertEquals(Set.of(), unknown);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../docs"));
                Stream<Path> more = Stream.of(Path.of("../README.md"), Path.of("../docs/dashboards/README.md"))) {
            return Stream.concat(files.filter(file -> file.toString().endsWith(".md")), more)
                    .collect(Collectors.toList());
        }
    }
}
