package hookgauge.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each sentence that the agent says stands in {@code docs/troubleshooting.md} as a heading. */
class TroubleshootingDocTest {
    private static final Pattern SAID = Pattern.compile(
            "(?:\\blog\\.(?:error|warn|info)|System\\.err\\.println|return named)\\((.*?)\\);", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void each_sentence_is_a_heading() throws IOException {
        List<String> headings = Files.readAllLines(Path.of("../docs/troubleshooting.md")).stream()
                .filter(line -> line.startsWith("#"))
                .collect(Collectors.toList());
        Set<String> sentences = sentences();
        assertTrue(sentences.size() > 20, sentences.toString());

        sentences.removeIf(words -> headings.stream().anyMatch(heading -> heading.contains(words)));

        assertEquals(Collections.emptySet(), sentences);
    }

    /** Of each sentence the longest words that do not differ. */
    private static Set<String> sentences() throws IOException {
        Set<String> sentences = new TreeSet<>();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("Main.java"))
                    .forEach(files::add);
        }
        for (Path file : files) {
            Matcher said = SAID.matcher(Files.readString(file));
            while (said.find()) {
                Matcher literal = LITERAL.matcher(said.group(1));
                String longest = "";
                while (literal.find()) {
                    String words = literal.group(1).trim();
                    if (words.length() > longest.length()) longest = words;
                }
                if (longest.length() > 6) sentences.add(longest);
            }
        }
        return sentences;
    }
}
