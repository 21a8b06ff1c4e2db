package hookgauge.agent.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
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
        assertEquals(
                Set.of("a_total", "b c", "100%"),
                ScrapeQuery.names("name[]=a_total&debug=x&name%5B%5D=b%20c&name[]=100%"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "debug=zzz", "=", "&&", "name=a", "name[]"})
    void query_without_names_asks_for_all(String query) {
        assertEquals(Set.of(), ScrapeQuery.names(query));
    }
}
