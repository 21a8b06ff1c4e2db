package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of settings is free of contradictions. */
class OptionTest {
    @Test
    void no_two_keys_collide_as_key_or_variable() {
        Set<String> names = new HashSet<>();
        for (Option option : Option.values()) {
            assertTrue(names.add(option.key), option.key);
            assertTrue(names.add(option.environmentName()), option.environmentName());
        }
    }

    @Test
    void the_name_of_a_variable_follows_from_the_key() {
        assertEquals("HOOKGAUGE_METRICS_PROMETHEUS_SERVER_ID", Option.PULL_SERVER_ID.environmentName());
        assertSame(Option.PULL_SERVER_ID, Option.ofEnvironment("HOOKGAUGE_METRICS_PROMETHEUS_SERVER_ID"));
        assertNull(Option.ofEnvironment("HOOKGAUGE_METRICS_PROMETHEUS"));
    }

    @Test
    void every_key_is_lower_case_and_described_in_one_sentence() {
        for (Option option : Option.values()) {
            assertTrue(option.key.matches("hookgauge(\\.[a-z_]+)+"), option.key);
            assertTrue(option.description.matches("[A-Z].*[^.]\\."), option.key);
            assertTrue(option.fallbacks.stream().allMatch(name -> name.matches("OTEL_[A-Z_]+")), option.key);
        }
    }
}
