package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import shop.HostileShop;

/** The status page in a real browser, over an app with 10,000 series and markup for names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatusPageTest {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String SERVICE = "shop <img src=x onerror=alert(0)>";
    private static final String COUNT = "http_server_request_duration_seconds_count";

    private final AtomicBoolean isOpen = new AtomicBoolean();
    private String loadedBeforeALook;
    private ServerProcess server;
    private URI page;
    private Browser browser;
    private Thread customer;

    @BeforeAll
    void open(@TempDir Path directory) throws IOException {
        browser = Browser.start(directory.resolve("profile"));
        Path classes = directory.resolve("classes.log");
        server = Launch.withAgent()
                .option(LoadedClasses.option(classes))
                .option("-Dhookgauge.metrics.otlp.service_name=" + SERVICE)
                .start(HostileShop.class, ShopLibraries.ALL);
        page = server.metrics().uri().resolve("/");
        for (int i = 0; i < 20; i++) assertEquals(200, status("/hello"));
        for (int i = 0; i < 3; i++) assertEquals(500, status("/fail"));
        for (int i = 0; i < 2; i++) assertEquals(200, status("/%3Cimg%20src=x%20onerror=alert(1)%3E"));
        server.metrics().await(metrics -> metrics.sum(COUNT) == 25);
        loadedBeforeALook = Files.readString(classes);
    }

    @AfterAll
    void close() {
        if (browser != null) browser.close();
        if (server != null) server.close();
    }

    @BeforeEach
    void look() {
        browser.resize(1280, 900);
        browser.prefer("light");
        browser.open(page);
        awaitLook(1);
    }

    @AfterEach
    void nothing_is_complained_of() throws InterruptedException {
        isOpen.set(false);
        if (customer != null) customer.join();
        customer = null;
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void nothing_of_it_is_loaded_before_somebody_looks() {
        assertTrue(loadedBeforeALook.contains("hookgauge.agent.pull.PortHandler "), "no class of the agent was logged");
        assertFalse(loadedBeforeALook.contains("hookgauge.agent.status."), "classes of the page were loaded");
    }

    @Test
    void its_numbers_are_those_of_the_scrape() {
        // counted before, and nobody sends requests meanwhile
        MetricsPage scrape = server.metrics().scrape();

        awaitText("count", String.format("%,d", (long) scrape.sum(COUNT)));
        for (String route : List.of("/hello", "/fail")) {
            long count = (long) scrape.sum(COUNT, "http_route", route);
            assertEquals(String.format("%,d", count), cell(route, 1), route);
        }
        assertEquals("3", cell("/fail", 3));
        assertNotEquals("none yet", text("scrape"));
    }

    @Test
    void what_is_text_stays_text() {
        Eventually.get(() -> text("failures"), seen -> seen.contains(HostileShop.PROBLEM));

        assertEquals(
                HostileShop.ROUTE,
                browser.text("[...document.querySelectorAll('#routes button')]"
                        + ".map(b => b.textContent).find(t => t.includes('img')).replace('GET ', '')"));
        assertTrue(text("subject").contains(SERVICE), text("subject"));
        assertTrue(text("paste-prometheus").contains("job_name: \"" + SERVICE + '"'), text("paste-prometheus"));
        assertEquals(0, browser.number("document.querySelectorAll('img, b, script:not([src])').length"));
    }

    @Test
    void a_source_that_failed_is_told_in_the_words_of_the_log() {
        Eventually.get(() -> text("failures"), seen -> seen.contains(HostileShop.PROBLEM));
        String said = server.agentLines().stream()
                .filter(line -> line.contains(HostileShop.PROBLEM))
                .findFirst()
                .orElseThrow()
                .replace("[hookgauge] ", "");

        assertTrue(text("failures").contains(said), said + " is not in " + text("failures"));
        Eventually.get(() -> text("log"), seen -> seen.contains(said));
        assertEquals("polite", browser.text("document.getElementById('failures').getAttribute('aria-live')"));
    }

    @Test
    void charts_move_while_requests_come() {
        sendRequests();

        for (String chart : List.of("rate", "latency", "active", "heap", "cpu", "threads")) {
            Eventually.get(() -> browser.number(points(chart)), points -> points >= 2);
            assertTrue(browser.number(painted(chart)) > 0, chart + " shows no line");
        }
        assertNotEquals("–", browser.text("document.querySelector('#request-charts .now').textContent"));
    }

    @Test
    void charts_show_one_route_on_a_click() {
        sendRequests();
        Eventually.get(() -> browser.number(points("rate")), points -> points >= 2);

        browser.is("[...document.querySelectorAll('#routes button')].find(b => b.textContent === 'GET /fail').click()");

        assertEquals("GET /fail", text("chosen"));
        assertEquals("GET /fail", browser.text("document.querySelector('#routes [aria-pressed=true]').textContent"));
        // only /hello is asked for
        assertEquals(0, browser.number("Math.max(...charts.rate.data[1])"));
        assertTrue(browser.number("Math.max(...charts.latency.data[1])") == 0, "latency of no request");
    }

    @Test
    void focus_and_place_stay_while_it_is_read_again() {
        browser.is("window.kept = document.querySelectorAll('#routes button')[1]");
        // else its smooth way there would go on below
        browser.is("kept.focus({preventScroll: true})");
        browser.is("kept.scrollIntoView({block: 'center', behavior: 'instant'})");
        double place = browser.number("kept.getBoundingClientRect().top");

        awaitLook(3);

        assertTrue(browser.is("document.activeElement === kept"), "the focus has gone");
        assertEquals(place, browser.number("kept.getBoundingClientRect().top"), 2);
    }

    @Test
    void it_is_walked_through_by_keys_and_landmarks() {
        browser.press("Tab");
        assertEquals("Skip to the content", browser.text("document.activeElement.textContent"));

        for (String landmark : List.of("header", "nav[aria-label]", "main", "footer", "h1", "[role=status]")) {
            assertTrue(browser.is("document.querySelector('" + landmark + "')"), landmark);
        }
        assertEquals(0, browser.number("document.querySelectorAll('section:not([aria-labelledby])').length"));
        assertEquals(0, browser.number("document.querySelectorAll('th:not([scope])').length"));
        browser.is("document.querySelector('#jvm-charts details').open = true");
        Eventually.get(
                () -> browser.text("document.querySelector('#jvm-charts tbody').textContent"),
                seen -> seen.contains(" MB"));
    }

    @Test
    void it_is_not_read_while_nobody_sees_it() {
        browser.is("Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})");
        browser.is("document.dispatchEvent(new Event('visibilitychange'))");
        double before = browser.number("performance.getEntriesByName(location.href + 'status.json').length");
        browser.is("new Promise(done => setTimeout(done, 4000))");
        double after = browser.number("performance.getEntriesByName(location.href + 'status.json').length");
        assertTrue(after <= before + 1, before + " reads, then " + after);

        browser.is("delete document.visibilityState");
        browser.is("document.dispatchEvent(new Event('visibilitychange'))");
        Eventually.get(
                () -> browser.number("performance.getEntriesByName(location.href + 'status.json').length"),
                reads -> reads > after);
    }

    @Test
    void it_fits_into_each_width_in_light_and_dark() {
        sendRequests();
        awaitLook(5);
        browser.screenshot(SCREENSHOTS.resolve("status-light.png"));
        String light = background();

        browser.prefer("dark");
        Eventually.get(this::background, seen -> !seen.equals(light));
        awaitLook(6);
        browser.screenshot(SCREENSHOTS.resolve("status-dark.png"));

        browser.resize(360, 740);
        Eventually.get(() -> browser.number("charts.rate.chart.width"), width -> width < 340);
        assertTrue(browser.is("document.documentElement.scrollWidth <= 360"), "it is wider than a phone");
        browser.is("document.getElementById('requests').scrollIntoView({behavior: 'instant'})");
        browser.screenshot(SCREENSHOTS.resolve("status-narrow.png"));
    }

    @Test
    void first_paint_is_quick_with_ten_thousand_series() {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            browser.open(URI.create(page + "?" + i));
            awaitLook(1);
            // a page may have read its numbers before it is painted
            double paint = Eventually.get(
                    () -> browser.number("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"),
                    millis -> millis >= 0);
            best = Math.min(best, paint);
        }
        Measured.print("first paint of the status page: " + Math.round(best) + " ms");
        assertTrue(best < 200, best + " ms");
    }

    private int status(String path) {
        return RawHttp.status(RawHttp.get(server.appPort(), path));
    }

    private void sendRequests() {
        isOpen.set(true);
        int port = server.appPort();
        customer = new Thread(() -> {
            while (isOpen.get()) RawHttp.get(port, "/hello");
        });
        customer.start();
    }

    private void awaitLook(int looks) {
        Eventually.get(
                () -> browser.number("typeof samples === 'undefined' ? 0 : samples.length"), seen -> seen >= looks);
    }

    private void awaitText(String id, String wanted) {
        Eventually.get(() -> text(id), seen -> seen.equals(wanted));
    }

    private String text(String id) {
        return browser.text("document.getElementById('" + id + "').textContent");
    }

    private String cell(String route, int column) {
        return browser.text("[...document.querySelectorAll('#routes tr')]"
                + ".find(row => row.cells[0].textContent === 'GET " + route + "').cells[" + column + "].textContent");
    }

    private String background() {
        return browser.text("getComputedStyle(document.body).backgroundColor");
    }

    private static String points(String chart) {
        return "charts." + chart + ".data[1].filter(value => value !== null).length";
    }

    /** How many pixels have the colour of the chart's first line. */
    private static String painted(String chart) {
        return "(() => { const canvas = charts." + chart + ".chart.ctx.canvas;"
                + " const pixels = charts." + chart + ".chart.ctx.getImageData(0, 0, canvas.width, canvas.height).data;"
                + " let blue = 0;"
                + " for (let i = 0; i < pixels.length; i += 4)"
                + " if (pixels[i + 3] > 128 && pixels[i + 2] - pixels[i] > 80) blue++;"
                + " return blue; })()";
    }
}
