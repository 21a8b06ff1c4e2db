package hookgauge.agent.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeQueryTest {
    @ParameterizedTest
    @CsvSource({
        "10,8100",
        "1,700",
        "60,9000",
        "0.1,45",
        ",8100",
        "nonsense,8100",
        "-1,8100",
        "NaN,8100",
        "Infinity,9000"
    })
    void budget_is_what_is_left_of_the_scrapers_patience(String timeout, long millis) {
        assertEquals(millis, ScrapeQuery.budgetMillis(timeout));
    }

    @Test
    void names_are_taken_encoded_or_not() {
        Predicate<String> names = ScrapeQuery.names("name[]=a_total&debug=x&name%5B%5D=b%20c&name[]=100%");

        assertTrue(names.test("a_total"));
        assertTrue(names.test("b c"));
        assertTrue(names.test("100%"));
        assertFalse(names.test("x"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "debug=zzz", "=", "&&", "name=a", "name[]"})
    void query_without_names_asks_for_all(String query) {
        assertNull(ScrapeQuery.names(query));
    }
}
