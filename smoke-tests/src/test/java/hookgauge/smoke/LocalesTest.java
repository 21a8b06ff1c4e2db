package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.JdkShop;

/** The page and the lines are the same in every language and charset (R31). */
@Tag("full")
final class LocalesTest {
    private static final String[] PATHS = {"/hello", "/items/I", "/fail", "/none", "/boom"};

    private static Set<String> toldHere;

    @BeforeAll
    static void ask_with_the_language_of_this_machine() {
        toldHere = told("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=tr -Duser.country=TR",
                "-Duser.language=ar -Duser.country=EG",
                "-Duser.language=th -Duser.country=TH",
                "-Dfile.encoding=ISO-8859-1",
                "-Dfile.encoding=US-ASCII -Dsun.jnu.encoding=US-ASCII"
            })
    void page_and_push_have_the_same_series_and_the_agent_says_the_same(String options) {
        assertEquals(toldHere, told(options));
    }

    private static Set<String> told(String options) {
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP)) {
            // a first collection adds series, and one run may have one and the other not
            Launch launch =
                    Launch.withAgent().option("-Xms256m").option("-Xmn200m").pushTo(receiver);
            for (String option : options.split(" ")) if (!option.isEmpty()) launch.option(option);
            try (ServerProcess server = launch.start(JdkShop.class, ShopLibraries.ALL)) {
                for (String path : PATHS) RawHttp.get(server.appPort(), path);
                Export export = receiver.await(
                        e -> e.requests().values().stream().mapToLong(n -> n).sum() == PATHS.length);
                // which is there when the answer to that push has come
                MetricsPage page =
                        server.metrics().await(p -> p.contains("hookgauge_push_last_success_timestamp_seconds"));
                Set<String> facts = new TreeSet<>();
                facts.add(page.requests().toString());
                facts.add(export.requests().toString());
                facts.addAll(page.types().keySet());
                for (String line : server.agentLines()) facts.add(line.replaceAll("\\d+", "N"));
                return facts;
            }
        }
    }
}
