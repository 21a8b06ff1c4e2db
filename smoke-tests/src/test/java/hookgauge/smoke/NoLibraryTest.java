package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.JdkShop;

/** An app that has no metric library pays for none. */
final class NoLibraryTest {
    private static final Pattern READERS = Pattern.compile(
            "hookgauge[.]instrumentation[.](prometheusclient|simpleclient|micrometer|dropwizard|opentelemetry\\w*)[.]");
    /** An SDK without meters and what only gRPC needs: {@code [0.1s] name source}. */
    private static final Pattern ONLY_ON_DEMAND = Pattern.compile("[.]SdkMeterProvider |[.]okhttp3[.]|[.]kotlin[.]");

    private static final Pattern LIBRARIES =
            Pattern.compile("(?i)micrometer|simpleclient|dropwizard|prometheus.client|opentelemetry");

    @Test
    void no_reader_is_loaded_and_no_library_is_named(@TempDir Path directory) throws Exception {
        Path loaded = directory.resolve("loaded");
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess server = Launch.withAgent()
                        .pushTo(receiver)
                        .option("-Xlog:class+load:file=" + loaded)
                        .start(JdkShop.class)) {
            RawHttp.get(server.appPort(), "/hello");
            server.metrics().await(page -> page.contains("http_server_request_duration_seconds_count"));
            receiver.await(export -> !export.requests().isEmpty());

            List<String> classes = Files.readAllLines(loaded);
            assertTrue(classes.stream().anyMatch(line -> line.contains("hookgauge.instrumentation.jdkhttpserver.")));
            assertEquals(
                    List.of(), classes.stream().filter(READERS.asPredicate()).toList());
            assertEquals(
                    List.of(),
                    classes.stream().filter(ONLY_ON_DEMAND.asPredicate()).toList());
            assertEquals(List.of(), server.agentLines(LIBRARIES));
        }
    }
}
