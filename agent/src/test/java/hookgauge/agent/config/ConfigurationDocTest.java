package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table for users lists each setting as it is, and no other. */
class ConfigurationDocTest {
    @Test
    void the_table_of_the_docs_is_that_of_the_options() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Paths.get("../docs/configuration.md"))) {
            if (line.startsWith("| `hookgauge.")) rows.add(line);
        }

        List<String> options = new ArrayList<>();
        for (Option option : Option.values()) options.add(row(option));

        assertEquals(String.join("\n", options), String.join("\n", rows));
    }

    private static String row(Option option) {
        String fallbacks =
                option.fallbacks.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return "| `" + option.key + "` | " + (option.defaultText.isEmpty() ? "–" : option.defaultText) + " | "
                + option.expectation + " | " + (fallbacks.isEmpty() ? "–" : fallbacks) + " | " + option.description
                + " |";
    }
}
