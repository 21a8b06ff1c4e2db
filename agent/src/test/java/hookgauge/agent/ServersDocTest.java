package hookgauge.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/servers.md says what the modules hook and what their tests hold, and no more. */
class ServersDocTest {
    private static final Path DOC = Paths.get("../docs/servers.md");
    private static final Path CONTRACT =
            Paths.get("../instrumentation/testing/src/main/java/hookgauge/instrumentation/testing");
    private static final Pattern SCENARIO =
            Pattern.compile("@Test\\s+(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:protected|public)? ?(?:final )?void (\\w+)\\(");
    private static final Pattern ROW =
            Pattern.compile("^\\| [^|]+ \\| `([a-z0-9-]+)` \\| ([^|]+) \\|", Pattern.MULTILINE);

    @Test
    void each_module_has_a_row_with_the_versions_that_its_tests_run_on() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(DOC));
        while (row.find()) documented.put(row.group(1), row.group(2));

        Map<String, String> modules = new TreeMap<>();
        for (ServerModule module : ServerModule.all()) {
            List<String> versions = module.versions();
            String jdks = documented.getOrDefault(module.folder(), "");
            modules.put(module.folder(), versions.isEmpty() ? jdks : String.join(", ", versions));
        }

        assertEquals(lines(modules), lines(documented));
    }

    @Test
    void scenarios_by_server_are_those_of_the_tests() throws IOException {
        Map<String, Map<String, String>> tests = new LinkedHashMap<>();
        for (ServerModule module : ServerModule.all()) tests.putAll(module.contractTests());
        String expected = table(tests) + "\n" + reasons(tests);

        String doc = Files.readString(DOC);
        int begin = doc.indexOf("| scenario |");
        String actual = begin < 0 ? "" : doc.substring(begin);

        // where the doc is behind, this is what it should say from the table on
        Files.writeString(Paths.get("target/servers-scenarios.md"), expected);
        assertEquals(expected, actual);
    }

    @Test
    void a_server_is_a_folder_with_few_small_files() throws IOException {
        List<String> large = new ArrayList<>();
        for (ServerModule module : ServerModule.all()) {
            List<Path> code = module.code();
            if (code.size() > 3) large.add(module.folder() + " has " + code.size() + " files");
            for (Path file : code) {
                int length = Files.readAllLines(file).size();
                if (length > 200) large.add(file.getFileName() + " has " + length + " lines");
            }
        }

        assertEquals(List.of(), large);
    }

    private static String table(Map<String, Map<String, String>> tests) throws IOException {
        StringBuilder table = new StringBuilder("| scenario |");
        for (String test : tests.keySet()) table.append(' ').append(test).append(" |");
        table.append("\n|---|").append("---|".repeat(tests.size())).append('\n');
        for (String scenario : scenarios()) {
            table.append("| ").append(scenario.replace('_', ' ')).append(" |");
            for (Map<String, String> leftOut : tests.values()) {
                table.append(leftOut.containsKey(scenario) ? " – |" : " ✓ |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String reasons(Map<String, Map<String, String>> tests) {
        StringBuilder reasons = new StringBuilder("| server | cannot have | for |\n|---|---|---|\n");
        tests.forEach((test, leftOut) -> leftOut.forEach((scenario, reason) -> reasons.append("| ")
                .append(test)
                .append(" | ")
                .append(scenario.replace('_', ' '))
                .append(" | ")
                .append(reason)
                .append(" |\n")));
        return reasons.toString();
    }

    private static List<String> scenarios() throws IOException {
        TreeSet<String> scenarios = new TreeSet<>();
        for (String file : List.of("Http1Contract.java", "HttpServerContract.java")) {
            Matcher scenario = SCENARIO.matcher(Files.readString(CONTRACT.resolve(file)));
            while (scenario.find()) scenarios.add(scenario.group(1));
        }
        assertTrue(scenarios.size() > 30, scenarios.toString());
        return new ArrayList<>(scenarios);
    }

    private static String lines(Map<String, String> rows) {
        StringBuilder lines = new StringBuilder();
        rows.forEach((module, versions) ->
                lines.append(module).append(": ").append(versions).append('\n'));
        return lines.toString();
    }
}
