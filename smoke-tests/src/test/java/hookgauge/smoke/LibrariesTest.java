package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The finished jar in one JVM with every metric library it reads, oldest and newest, each in a loader of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LibrariesTest {
    private final Map<Library, String> ownPages =
            new TreeMap<>((a, b) -> a.prefix().compareTo(b.prefix()));
    private OtlpReceiver receiver;
    private OpenShops shops;
    private MetricsPage page;
    private MetricsPage openMetrics;
    private Export export;

    static Stream<Library> all() {
        return Library.all().stream();
    }

    /** Those that write a page themselves. */
    static Stream<Library> withPages() {
        return all().filter(library -> library.kind().matches("prometheus-client|simpleclient|micrometer"));
    }

    static Stream<Library> clients() {
        return all().filter(library -> library.kind().equals("prometheus-client"));
    }

    @BeforeAll
    void open() {
        receiver = OtlpReceiver.start(Protocol.HTTP);
        shops = OpenShops.with(all(), Launch.withAgent().pushTo(receiver));
        withPages().forEach(library -> ownPages.put(library, shops.ask(library.prefix(), "page")));
        page = shops.metrics().scrape();
        byte[] text = shops.metrics()
                .get("Accept", "application/openmetrics-text;version=1.0.0")
                .body();
        openMetrics = new MetricsPage(new String(text, StandardCharsets.UTF_8));
        Eventually.get(this::notPushed, List::isEmpty);
        export = receiver.last();
    }

    private List<Library> notPushed() {
        Export last = receiver.last();
        return all().filter(library -> pushed(last, library).isEmpty()).toList();
    }

    @AfterAll
    void close() {
        if (shops != null) shops.close();
        if (receiver != null) receiver.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void page_shows_each_series_once(Library library) {
        List<String> shown = lines(page.text(), library)
                .filter(line -> !line.startsWith("# HELP"))
                .toList();

        assertEquals(LibraryPages.shown(library), shown);
    }

    @ParameterizedTest
    @MethodSource("all")
    void openmetrics_has_the_same_series_and_values(Library library) {
        assertEquals(samples(page, library), samples(openMetrics, library));
    }

    @ParameterizedTest
    @MethodSource("all")
    void push_has_each_series_once(Library library) {
        assertEquals(LibraryPages.pushed(library), pushed(export, library));
    }

    @Test
    void no_series_is_on_the_page_or_in_the_push_twice() {
        assertEquals(List.of(), twice(page.samples().stream().map(s -> s.name() + s.labels())));
        assertEquals(List.of(), twice(openMetrics.samples().stream().map(s -> s.name() + s.labels())));
        assertEquals(
                List.of(), twice(export.points().stream().map(p -> p.metric().getName() + p.attributes())));
        assertFalse(page.contains("hookgauge_merge_hidden_series"), page.text());
        assertFalse(Promtool.check(page).contains("error"), Promtool.check(page));
    }

    /** What a collection tells of itself would be in the one after it. */
    @Test
    void nothing_that_the_sdk_tells_of_itself_is_on_the_page_or_in_the_push() {
        Eventually.get(() -> receiver.exports().size(), size -> size >= 3);

        Stream<String> pushed = receiver.exports().stream()
                .flatMap(push -> push.points().stream())
                .map(point -> point.metric().getName());
        assertEquals(List.of(), pushed.filter(name -> name.startsWith("otel")).toList());
        assertFalse(shops.metrics().scrape().text().contains("\notel_"));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void page_is_what_the_client_writes_to_the_byte(Library library) {
        String shown = String.join("\n", lines(page.text(), library).toList());

        String own = "# TYPE p_own_total counter\np_own_total 1.0\n".replace("p_", library.prefix() + '_');
        assertEquals(ownPages.get(library).strip(), shown.replace(own, ""));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void exemplars_and_creation_times_are_kept(Library library) {
        List<String> shown = lines(openMetrics.text(), library)
                .filter(line -> line.contains("_sampled_total "))
                .toList();
        NumberDataPoint pushed = export.points(library.prefix() + "_sampled_total")
                .get(0)
                .metric()
                .getSum()
                .getDataPoints(0);

        String sample = library.prefix() + "_sampled_total 4.0"
                + " # {trace_id=\"0af7651916cd43dd8448eb211c80319c\"} 0.5 1700000000.123";
        assertEquals(List.of(sample), shown);
        assertEquals(1_600_000_000_000_000_000L, pushed.getStartTimeUnixNano());
        assertEquals(1, pushed.getExemplarsCount());
        byte[] trace = pushed.getExemplars(0).getTraceId().toByteArray();
        String labels = pushed.getExemplars(0).getFilteredAttributesList().toString();
        assertTrue(
                HexFormat.of().formatHex(trace).equals("0af7651916cd43dd8448eb211c80319c")
                        || labels.contains("0af7651916cd43dd8448eb211c80319c"),
                labels);
    }

    @Test
    void pages_of_the_shops_stay_the_same_to_the_byte() {
        for (int i = 0; i < 100; i++) shops.metrics().scrape();

        withPages().forEach(library -> assertEquals(ownPages.get(library), shops.ask(library.prefix(), "page")));
    }

    @Test
    void pages_of_the_shops_are_those_without_the_agent() {
        try (OpenShops bare = OpenShops.with(withPages(), Launch.bare())) {
            withPages()
                    .forEach(library ->
                            assertEquals(inOrder(bare.ask(library.prefix(), "page")), inOrder(ownPages.get(library))));
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void registry_that_comes_later_is_on_the_next_page(Library library) {
        for (int i = 0; i < 10; i++) shops.metrics().scrape();

        shops.ask(library.prefix(), "add-late");

        assertEquals(9, shops.metrics().scrape().value(library.prefix() + "_added"));
        receiver.await(e -> e.points(library.prefix() + "_added").size() == 1);
    }

    @Test
    void what_push_cannot_send_is_said_once() {
        List<String> lines = Eventually.get(
                this::notPushedSaid, said -> said.size() >= clients().count());

        for (String line : lines) assertTrue(line.contains("_sizes of prometheus-client"), line);
        assertEquals(clients().count(), lines.size(), lines.toString());
    }

    private List<String> notPushedSaid() {
        return shops.server().agentLines().stream()
                .filter(line -> line.contains("is not pushed"))
                .toList();
    }

    private static Stream<String> lines(String text, Library library) {
        return text.lines()
                .filter(line -> line.matches("(# \\w+ )?" + library.prefix() + "_.*"))
                // of another test
                .filter(line -> !line.contains("_added"));
    }

    private static List<String> samples(MetricsPage page, Library library) {
        return page.samples().stream()
                .filter(sample -> sample.name().startsWith(library.prefix() + '_'))
                .map(MetricsPage.Sample::toString)
                .sorted()
                .toList();
    }

    private static List<String> pushed(Export export, Library library) {
        return export.points().stream()
                .filter(point -> point.metric().getName().matches(library.prefix() + "[._].*"))
                .map(Export.Point::line)
                .sorted()
                .toList();
    }

    /** Simpleclient writes its families in an order that is another in each JVM, and when each began. */
    private static List<String> inOrder(String page) {
        return page.lines()
                .map(line -> line.replaceFirst("(_created\\S*) .*", "$1"))
                .sorted()
                .toList();
    }

    private static List<String> twice(Stream<String> series) {
        Set<String> seen = new HashSet<>();
        return series.filter(one -> !seen.add(one)).toList();
    }
}
