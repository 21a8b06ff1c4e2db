package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests that the docs name for the hard cases are there. */
class SourcesDocTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern LINK = Pattern.compile("\\[`\\w+`]\\(([^)]+)\\) `(\\w+)`");

    @Test
    void every_hard_case_names_a_test_that_exists() throws IOException {
        Matcher links = LINK.matcher(Files.readString(DOCS.resolve("sources.md")));
        List<String> missing = new ArrayList<>();
        int count = 0;
        while (links.find()) {
            count++;
            Path file = DOCS.resolve(links.group(1));
            boolean isThere = Files.exists(file) && Files.readString(file).contains("void " + links.group(2) + '(');
            if (!isThere) missing.add(links.group(1) + ' ' + links.group(2));
        }

        assertTrue(count > 60, count + " cases");
        assertEquals(List.of(), missing);
    }
}
