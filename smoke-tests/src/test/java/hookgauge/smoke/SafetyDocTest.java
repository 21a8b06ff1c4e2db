package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/safety.md} promises, a test holds. */
final class SafetyDocTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void each_test_that_is_named_is_there() throws IOException {
        String doc = Files.readString(ROOT.resolve("docs/safety.md"));
        Set<String> named = Pattern.compile("`(\\w+Test)`")
                .matcher(doc)
                .results()
                .map((MatchResult match) -> match.group(1) + ".java")
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.size() > 20);
        named.removeAll(tests());
        assertEquals(Set.of(), named);
    }

    private static Set<String> tests() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : new String[] {"smoke-tests", "agent"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            }
        }
        return names;
    }
}
