package hookgauge.agent.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.log.AgentLog.Verbosity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One fact is one line, of the level asked for. */
class AgentLogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void a_level_says_what_is_as_grave_or_graver() {
        AgentLog log = new AgentLog(Verbosity.WARN, out);

        log.error("e");
        log.warn("w");
        log.info("i");
        log.debug("d");

        assertEquals("[hookgauge] e\n[hookgauge] w\n", text());
    }

    @Test
    void off_says_nothing() {
        new AgentLog(Verbosity.OFF, out).error("e");

        assertEquals("", text());
    }

    @Test
    void the_last_facts_are_kept_though_nothing_is_said() {
        AgentLog log = new AgentLog(Verbosity.OFF, out);

        for (int i = 0; i < 60; i++) log.info("fact " + i);
        log.warn("config", "x is wrong");
        log.debug("a detail");

        assertEquals(50, log.last().size());
        assertEquals(
                "warn config: x is wrong",
                log.last().get(0).level + " " + log.last().get(0).message);
        assertEquals("info fact 59", log.last().get(1).level + " " + log.last().get(1).message);
        assertEquals("", text());
    }

    @Test
    void an_event_stands_before_the_message() {
        new AgentLog(Verbosity.INFO, out).warn("config", "x is wrong");

        assertEquals("[hookgauge] config: x is wrong\n", text());
    }

    @Test
    void a_message_cannot_begin_a_line_of_its_own() {
        new AgentLog(Verbosity.INFO, out).info("a\r\n[hookgauge] b\u0007\u2028\tü");

        assertEquals("[hookgauge] a\\r\\n[hookgauge] b\\u0007\\u2028\\tü\n", text());
    }

    @Test
    void json_has_time_level_agent_event_and_message() {
        AgentLog.json(Verbosity.INFO, out).warn("config", "a \"b\" \\ ü\n");

        String line = text();
        assertTrue(line.matches("\\{\"ts\":\"20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ\",.*\n"), line);
        assertTrue(
                line.endsWith(",\"level\":\"warn\",\"agent\":\"hookgauge\",\"event\":\"config\","
                        + "\"message\":\"a \\\"b\\\" \\\\ \\u00fc\\n\"}\n"),
                line);
    }

    @Test
    void json_without_an_event_has_no_such_field() {
        AgentLog.json(Verbosity.INFO, out).info("m");

        assertTrue(text().endsWith(",\"level\":\"info\",\"agent\":\"hookgauge\",\"message\":\"m\"}\n"));
    }

    @Test
    void the_time_is_that_of_the_calendar() {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long millis = (long) (random.nextDouble() * 4_000_000_000_000L);

            assertTrue(LogLine.json(millis, "INFO", null, "")
                    .startsWith("{\"ts\":\"" + format.format(Instant.ofEpochMilli(millis)) + "\""));
        }
    }

    @Test
    void a_line_is_the_same_in_every_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            String turkish = LogLine.json(1_000_000_000_000L, "INFO", null, "");
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            String arabic = LogLine.json(1_000_000_000_000L, "INFO", null, "");

            String expected =
                    "{\"ts\":\"2001-09-09T01:46:40.000Z\",\"level\":\"info\",\"agent\":\"hookgauge\",\"message\":\"\"}";
            assertEquals(expected, turkish);
            assertEquals(expected, arabic);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void an_error_is_counted_each_time_and_said_once_a_kind() {
        CaughtErrors errors = new CaughtErrors(new AgentLog(Verbosity.INFO, out));

        errors.caught("scrape", new IllegalStateException("first"));
        errors.caught("scrape", new IllegalStateException("second"));
        errors.caught("push", new IllegalStateException("third"));

        assertEquals(
                "[hookgauge] scrape failed, the app is not affected: java.lang.IllegalStateException: first; "
                        + "further ones are only counted\n"
                        + "[hookgauge] push failed, the app is not affected: java.lang.IllegalStateException: third; "
                        + "further ones are only counted\n",
                text());
        assertEquals(2, errors.countsBySite().get("scrape").sum());
        assertEquals(1, errors.countsBySite().get("push").sum());
    }

    @Test
    void an_error_whose_text_throws_is_named_by_its_class() {
        CaughtErrors errors = new CaughtErrors(new AgentLog(Verbosity.INFO, out));

        errors.caught("hook", new Unspeakable());

        assertTrue(text().contains("hookgauge.agent.log.AgentLogTest$Unspeakable; further"), text());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }
}
