package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MergedGathererTest {
    private static final FixedSource GOOD = FixedSource.of("good", Rank.APP, gauge("good", 1));

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();

    @AfterEach
    void letStuckThreadsGo() {
        release.countDown();
    }

    @Test
    void source_that_throws_is_left_out_and_named() {
        GatherFixture fixture = new GatherFixture(
                source("bad", () -> {
                    throw new StackOverflowError("deep");
                }),
                GOOD);

        assertEquals(List.of("good 1.0"), fixture.samples());
        assertEquals(0, fixture.self("hookgauge_source_up{source=\"bad\"}"));
        assertEquals(1, fixture.self("hookgauge_source_up{source=\"good\"}"));
    }

    @Test
    void source_of_ours_that_asks_the_app_does_not_hold_up_a_gather() {
        PrometheusRegistry servers = new PrometheusRegistry();
        servers.register((Collector) () -> {
            try {
                sleep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return gauge("connections", 1);
        });
        GatherFixture fixture = new GatherFixture(OwnRegistry.readFromApp("servers", Rank.CORE, servers), GOOD);

        String page = GatherFixture.text(fixture.gatherer.page(600, AskedNames.ALL));

        assertTrue(page.contains("good 1.0"), page);
        assertTrue(page.contains("hookgauge_source_up{source=\"servers\"} 0.0"), page);
    }

    @Test
    void failing_source_is_said_once_and_once_when_it_is_back() {
        AtomicInteger good = new AtomicInteger();
        GatherFixture fixture = new GatherFixture(source("shaky", () -> {
            if (good.get() == 0) throw new IllegalStateException("not now");
            return List.of();
        }));

        for (int i = 0; i < 10; i++) fixture.page();
        good.set(1);
        for (int i = 0; i < 10; i++) fixture.page();

        assertEquals(2, fixture.said().size(), fixture.said()::toString);
        assertTrue(fixture.said().get(0).contains("source 'shaky': java.lang.IllegalStateException: not now"));
        assertTrue(fixture.said().get(1).contains("source 'shaky' is back"));
    }

    @Test
    void late_source_costs_half_of_the_time_once_and_nothing_afterwards() {
        GatherFixture fixture = new GatherFixture(source("sleeper", this::sleep), GOOD);

        long start = System.nanoTime();
        fixture.gatherer.page(600, AskedNames.ALL);
        long first = System.nanoTime() - start;
        for (int i = 0; i < 20; i++)
            assertTrue(GatherFixture.text(fixture.gatherer.page(600, AskedNames.ALL))
                    .contains("good 1.0"));
        long all = System.nanoTime() - start;

        assertTrue(first >= TimeUnit.MILLISECONDS.toNanos(300), "first took " + first);
        assertTrue(all < TimeUnit.MILLISECONDS.toNanos(2_000), "all took " + all);
        assertEquals(1, reads.get());
        assertEquals(1, fixture.said().size(), fixture.said()::toString);
    }

    @Test
    void late_source_is_named_with_the_time_that_it_is_stuck() {
        GatherFixture fixture = new GatherFixture(source("sleeper", this::sleep), GOOD);

        fixture.gatherer.page(100, AskedNames.ALL);

        assertTrue(fixture.self("hookgauge_source_busy_seconds{source=\"sleeper\"}") >= 0.05);
        assertEquals(0, fixture.self("hookgauge_source_busy_seconds{source=\"good\"}"));
    }

    @Test
    void several_late_sources_leave_time_for_a_good_one() {
        GatherFixture fixture = new GatherFixture(
                source("one", this::sleep), source("two", this::sleep), source("three", this::sleep), GOOD);

        String page = GatherFixture.text(fixture.gatherer.page(4_000, AskedNames.ALL));

        assertTrue(page.contains("\ngood 1.0\n"), page);
    }

    @Test
    void slow_sources_are_read_after_the_quick_ones() {
        AtomicInteger round = new AtomicInteger();
        Callable<List<MetricSnapshot>> slow = () -> {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300 * round.get());
            while (System.nanoTime() < end) Thread.onSpinWait();
            return List.of();
        };
        GatherFixture fixture = new GatherFixture(source("slow", slow), source("also slow", slow), GOOD);

        round.set(1);
        fixture.gatherer.page(5_000, AskedNames.ALL);
        round.set(2);
        String page = GatherFixture.text(fixture.gatherer.page(1_000, AskedNames.ALL));

        assertTrue(page.contains("\ngood 1.0\n"), page);
        assertTrue(page.contains("\nhookgauge_source_up{source=\"slow\"} 0.0\n"), page);
    }

    @Test
    void late_result_is_thrown_away_and_the_source_is_read_anew() throws Exception {
        AtomicInteger value = new AtomicInteger();
        GatherFixture fixture = new GatherFixture(source("slow", () -> {
            int mine = value.incrementAndGet();
            if (mine == 1) release.await();
            return List.of(gauge("slow", mine));
        }));

        fixture.gatherer.page(100, AskedNames.ALL);
        release.countDown();
        List<String> samples = fixture.samples();
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (samples.isEmpty() && System.nanoTime() < deadlineNanos) samples = fixture.samples();

        assertEquals(List.of("slow 2.0"), samples);
    }

    @Test
    void four_stuck_sources_are_left_alone_and_no_more_threads_are_risked() {
        MetricSource[] sources = new MetricSource[7];
        for (int i = 0; i < 6; i++) sources[i] = source("sleeper" + i, this::sleep);
        sources[6] = FixedSource.of("core", Rank.CORE, gauge("core", 1));
        GatherFixture fixture = new GatherFixture(sources);

        for (int i = 0; i < 8; i++) {
            String page = GatherFixture.text(fixture.gatherer.page(400, AskedNames.ALL));
            assertTrue(page.contains("\ncore 1.0\n"), page);
        }

        assertEquals(4, reads.get());
    }

    @Test
    void source_with_too_many_series_is_cut_family_by_family_and_named() {
        GatherFixture fixture = new GatherFixture(
                FixedSource.of("huge", Rank.APP, many("a", 60_000), many("b", 60_000), many("c", 10)));

        String page = fixture.page();

        assertTrue(page.contains("\na{i=\"59999\"}"));
        assertFalse(page.contains("\nb{"));
        assertTrue(page.contains("\nc{"));
        assertEquals(60_000, fixture.self("hookgauge_merge_hidden_series{reason=\"cap\",source=\"huge\"}"));
        assertEquals(0, fixture.self("hookgauge_source_up{source=\"huge\"}"));
    }

    @Test
    void scrapes_that_arrive_together_share_one_gather() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        GatherFixture fixture = new GatherFixture(source("slow", () -> {
            reads.incrementAndGet();
            entered.countDown();
            release.await();
            return List.of(gauge("slow", 1));
        }));
        List<Thread> threads = new CopyOnWriteArrayList<>();
        ExecutorService scrapers = Executors.newFixedThreadPool(5, job -> {
            threads.add(new Thread(job));
            return threads.get(threads.size() - 1);
        });
        List<Future<List<String>>> scrapes = new ArrayList<>();
        scrapes.add(scrapers.submit(fixture::samples));
        entered.await();

        for (int i = 0; i < 4; i++) scrapes.add(scrapers.submit(fixture::samples));
        awaitWaiting(threads);
        release.countDown();

        for (Future<List<String>> scrape : scrapes) assertEquals(List.of("slow 1.0"), scrape.get(10, TimeUnit.SECONDS));
        assertTrue(reads.get() <= 2, "reads: " + reads);
        scrapers.shutdownNow();
    }

    @Test
    void scrape_that_asks_for_all_waits_for_one_that_asks_for_less_and_gets_all() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        GatherFixture fixture = new GatherFixture(source("slow", () -> {
            assertEquals(1, atOnce.incrementAndGet());
            reads.incrementAndGet();
            entered.countDown();
            release.await();
            atOnce.decrementAndGet();
            return List.of(gauge("slow", 1), gauge("other", 2));
        }));
        ExecutorService scrapers = Executors.newFixedThreadPool(3);
        Future<MetricSnapshots> named =
                scrapers.submit(() -> fixture.gatherer.page(5_000, AskedNames.of(List.of("slow"))));
        entered.await();

        Future<List<String>> all = scrapers.submit(fixture::samples);
        Future<List<SourceFamily>> pushed = scrapers.submit(() -> fixture.gatherer.families(5_000));
        release.countDown();

        assertEquals(1, named.get(10, TimeUnit.SECONDS).size());
        assertEquals(List.of("other 2.0", "slow 1.0"), all.get(10, TimeUnit.SECONDS));
        assertEquals(
                "slow",
                pushed.get(10, TimeUnit.SECONDS).get(0).snapshot.getMetadata().getName());
        assertEquals(1, fixture.self("hookgauge_source_up{source=\"slow\"}"));
        scrapers.shutdownNow();
    }

    @Test
    void errors_of_the_agent_and_its_build_are_on_the_page() {
        GatherFixture fixture = new GatherFixture();
        fixture.errors.caught("tomcat", new IllegalStateException("ours"));

        String page = fixture.page();

        assertTrue(page.contains("hookgauge_errors_total{site=\"tomcat\"} 1.0\n"), page);
        assertTrue(page.contains(
                "hookgauge_build_info{java=\"" + System.getProperty("java.version") + "\",version=\"1.2.3\"} 1\n"));
    }

    @Test
    void push_gets_the_agents_own_metrics_and_not_those_of_open_telemetry() {
        GatherFixture fixture = new GatherFixture(GOOD, FixedSource.of("otel", Rank.OPEN_TELEMETRY, gauge("otel", 1)));

        List<String> names = new ArrayList<>();
        for (SourceFamily family : fixture.gatherer.families(5_000)) {
            names.add(family.source.name() + ' ' + family.snapshot.getMetadata().getPrometheusName());
        }

        assertTrue(names.contains("good good"), names::toString);
        assertTrue(names.contains("hookgauge hookgauge_source_up"), names::toString);
        assertFalse(names.contains("otel otel"), names::toString);
        assertFalse(names.contains("hookgauge target"), names::toString);
    }

    /** That all of them wait: for the source, or for who reads it. */
    private static void awaitWaiting(List<Thread> threads) {
        Set<Thread.State> waiting = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!threads.stream().allMatch(thread -> waiting.contains(thread.getState()))) {
            assertTrue(System.nanoTime() < deadlineNanos, "the scrapers do not wait");
            Thread.onSpinWait();
        }
    }

    private List<MetricSnapshot> sleep() throws InterruptedException {
        reads.incrementAndGet();
        release.await();
        return List.of();
    }

    private static MetricSource source(String name, Callable<List<MetricSnapshot>> families) {
        return new MetricSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Rank rank() {
                return Rank.APP;
            }

            @Override
            public List<MetricSnapshot> collect() throws Exception {
                return families.call();
            }
        };
    }

    private static GaugeSnapshot gauge(String name, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .dataPoint(new GaugeDataPointSnapshot(value, Labels.EMPTY, null))
                .build();
    }

    private static GaugeSnapshot many(String name, int points) {
        GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name);
        for (int i = 0; i < points; i++) {
            family.dataPoint(new GaugeDataPointSnapshot(i, Labels.of("i", Integer.toString(i)), null));
        }
        return family.build();
    }
}
