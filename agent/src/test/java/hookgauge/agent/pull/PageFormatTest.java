package hookgauge.agent.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFormatTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Prometheus 2.42
                "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
                        + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
                // Prometheus 3
                "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
                        + "application/openmetrics-text;version=0.0.1;q=0.4,"
                        + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1",
                "application/openmetrics-text",
                "APPLICATION/OPENMETRICS-TEXT ; q=0.9 , text/plain;q=0.9"
            })
    void open_metrics_is_given_to_who_likes_it_best(String accept) {
        assertEquals(PageFormat.OPEN_METRICS, PageFormat.of(accept));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/plain",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/plain,application/openmetrics-text;q=0.5",
                "application/openmetrics-text;q=0",
                "application/openmetrics-text;q=high",
                "application/openmetrics-textual",
                ",;=,;q=;;",
                "\u0000\ud800"
            })
    void plain_text_is_given_to_all_others(String accept) {
        assertEquals(PageFormat.TEXT, PageFormat.of(accept));
    }
}
