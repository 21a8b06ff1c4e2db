package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log goes where the configuration says. */
class LogOutputTest {
    private static final String OUTPUT = "hookgauge.log.output";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void lines_go_to_stderr_unless_stdout_is_asked_for() {
        open(Written.nothing(), "first");
        open(Written.property(OUTPUT, "STDOUT"), "second");

        assertEquals("[hookgauge] first\n", err.toString());
        assertEquals("[hookgauge] second\n", out.toString());
    }

    @Test
    void lines_are_appended_to_a_file_in_utf_8() throws Exception {
        Path file = Files.writeString(folder.resolve("agent.log"), "before\n");

        open(Written.property(OUTPUT, file.toString()), "\u00fcber");

        assertEquals("before\n[hookgauge] \u00fcber\n", Files.readString(file, StandardCharsets.UTF_8));
        assertEquals("", err.toString());
    }

    @Test
    void a_file_that_cannot_be_opened_is_said_at_stderr() {
        open(Written.property(OUTPUT, folder.resolve("no/such.log").toString()), "said");
        open(Written.property(OUTPUT, folder.toString()), "said");

        assertEquals(
                "[hookgauge] config: hookgauge.log.output='" + folder + "/no/such.log' cannot be opened "
                        + "(no such folder, or not allowed); using stderr\n[hookgauge] said\n"
                        + "[hookgauge] config: hookgauge.log.output='" + folder
                        + "' cannot be opened (a folder); using stderr\n[hookgauge] said\n",
                err.toString());
    }

    @Test
    void json_is_written_if_asked_for() {
        open(Written.property("hookgauge.log.format", "json"), "said");

        assertTrue(err.toString().endsWith("\"level\":\"info\",\"agent\":\"hookgauge\",\"message\":\"said\"}\n"));
    }

    private void open(Written written, String line) {
        written.read().openLog(new PrintStream(out), new PrintStream(err)).info(line);
    }
}
