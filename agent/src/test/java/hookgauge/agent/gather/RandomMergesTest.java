package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomMergesTest {
    private static final int STRICT_MERGES = 2_000;
    private static final int PROMTOOL_MERGES = 2_000;
    private static final int BATCH = 100;

    @Test
    void every_merge_is_a_page_that_a_strict_reader_takes_and_every_sample_is_there_or_counted_as_hidden() {
        for (int seed = 0; seed < STRICT_MERGES; seed++) {
            MetricSource[] sources = new RandomSources(seed).sources();

            MetricSnapshots page = page(sources);

            StrictPage.check(GatherFixture.openMetrics(page));
            String text = GatherFixture.text(page);
            assertEquals(samples(sources), shown(text) + hidden(text), "of seed " + seed);
        }
    }

    /** Each page has names of its own, so that a hundred of them are one: to start promtool for each takes 30 times as long. */
    @Test
    void every_merge_is_a_page_that_promtool_can_parse() throws Exception {
        assumeTrue(hasPromtool(), "promtool is not installed: apt-get install prometheus");
        for (int batch = 0; batch < PROMTOOL_MERGES; batch += BATCH) {
            StringBuilder pages = new StringBuilder();
            for (int seed = batch; seed < batch + BATCH; seed++) {
                String prefix = "s" + seed + "_";
                for (String line : GatherFixture.text(page(new RandomSources(seed, prefix).sources()))
                        .split("\n")) {
                    if (!line.contains("hookgauge_") && !line.contains("target_info"))
                        pages.append(line).append('\n');
                }
            }

            assertNotEquals(1, promtool(pages.toString()), "cannot be parsed, a seed from " + batch + " on");
        }
    }

    private static MetricSnapshots page(MetricSource[] sources) {
        return new GatherFixture(sources).gatherer.page(5_000, AskedNames.ALL);
    }

    private static int samples(MetricSource[] sources) {
        int samples = 0;
        for (MetricSource source : sources) {
            for (MetricSnapshot family : ((FixedSource) source).collect()) {
                for (DataPointSnapshot point : family.getDataPoints()) samples += Samples.count(point);
            }
        }
        return samples;
    }

    private static int shown(String text) {
        String[] own = {"#", "hookgauge_", "target_info"};
        return (int) Arrays.stream(text.split("\n"))
                .filter(line -> Arrays.stream(own).noneMatch(line::startsWith))
                .count();
    }

    private static int hidden(String text) {
        return Arrays.stream(text.split("\n"))
                .filter(line -> line.startsWith("hookgauge_merge_hidden_series{"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static boolean hasPromtool() {
        List<String> path =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return path.stream().anyMatch(folder -> new File(folder, "promtool").canExecute());
    }

    private static int promtool(String page) throws IOException, InterruptedException {
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = promtool.getOutputStream()) {
            in.write(page.getBytes(StandardCharsets.UTF_8));
        }
        return promtool.waitFor();
    }
}
