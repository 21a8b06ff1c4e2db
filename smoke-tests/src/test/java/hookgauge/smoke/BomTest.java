package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of components (SBOM) that is published with the jar names what is in it, no less and no more. */
final class BomTest {
    private static final String SHADED = FinishedJar.ISOLATED + "hookgauge/shaded/";

    /** Which component a file of the jar comes from, by the longest beginning of its name. */
    private static final Map<String, String> ORIGINS = new TreeMap<>(Map.ofEntries(
            Map.entry("asm/", "byte-buddy"),
            Map.entry("kotlin/", "kotlin-stdlib"),
            Map.entry("okhttp3/", "okhttp-jvm"),
            Map.entry("okio/", "okio-jvm"),
            Map.entry("opentelemetry/api/", "opentelemetry-api"),
            Map.entry("opentelemetry/common/", "opentelemetry-common"),
            Map.entry("opentelemetry/context/", "opentelemetry-context"),
            Map.entry("opentelemetry/exporter/internal/", "opentelemetry-exporter-common"),
            Map.entry("opentelemetry/exporter/internal/otlp/", "opentelemetry-exporter-otlp-common"),
            Map.entry("opentelemetry/exporter/otlp/", "opentelemetry-exporter-otlp"),
            Map.entry("opentelemetry/exporter/prometheus/", "opentelemetry-exporter-prometheus"),
            Map.entry("opentelemetry/exporter/sender/okhttp/", "opentelemetry-exporter-sender-okhttp"),
            Map.entry("opentelemetry/proto/", "opentelemetry-exporter-otlp-common"),
            Map.entry("opentelemetry/sdk/", "opentelemetry-sdk"),
            Map.entry("opentelemetry/sdk/common/", "opentelemetry-sdk-common"),
            Map.entry("opentelemetry/sdk/logs/", "opentelemetry-sdk-logs"),
            Map.entry("opentelemetry/sdk/metrics/", "opentelemetry-sdk-metrics"),
            Map.entry("opentelemetry/sdk/resources/", "opentelemetry-sdk-common"),
            Map.entry("opentelemetry/sdk/trace/", "opentelemetry-sdk-trace"),
            Map.entry("prometheus/metrics/config/", "prometheus-metrics-config"),
            Map.entry("prometheus/metrics/core/", "prometheus-metrics-core"),
            Map.entry("prometheus/metrics/expositionformats/", "prometheus-metrics-exposition-textformats"),
            Map.entry("prometheus/metrics/model/", "prometheus-metrics-model"),
            Map.entry("prometheus/metrics/tracer/agent/", "prometheus-metrics-tracer-otel-agent"),
            Map.entry("prometheus/metrics/tracer/common/", "prometheus-metrics-tracer-common"),
            Map.entry("prometheus/metrics/tracer/initializer/", "prometheus-metrics-tracer-initializer"),
            Map.entry("prometheus/metrics/tracer/otel/", "prometheus-metrics-tracer-otel")));

    private static JsonObject bom;

    @BeforeAll
    static void read() throws IOException {
        Path file = Path.of(System.getProperty("hookgauge.libraries"), "hookgauge-sbom.json");
        assumeTrue(Files.exists(file), "only a release has a list of components");
        bom = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    @Test
    void components_of_others_are_those_in_the_jar() throws IOException {
        Set<String> inside = new TreeSet<>();
        for (String name : FinishedJar.files().keySet()) {
            if (name.startsWith(SHADED) && name.endsWith(".class")) inside.add(origin(name.substring(SHADED.length())));
            if (name.contains("/uPlot.")) inside.add("uplot");
        }

        Set<String> listed = new TreeSet<>();
        for (JsonElement component : bom.getAsJsonArray("components")) {
            JsonObject told = component.getAsJsonObject();
            boolean isOurs = text(told, "group").equals("io.github.hookgauge");
            if (!isOurs) listed.add(text(told, "name"));
            // the jar of a module of ours, which nobody has, differs with the umask
            assertEquals(isOurs, !told.has("hashes"), told.toString());
        }
        // it has no class that is not in one of these
        listed.remove("opentelemetry-sdk");
        inside.remove("opentelemetry-sdk");
        assertEquals(inside, listed);
    }

    @Test
    void each_component_has_a_licence_and_a_name_for_scanners() {
        for (JsonElement component : bom.getAsJsonArray("components")) {
            JsonObject told = component.getAsJsonObject();
            assertFalse(told.getAsJsonArray("licenses").isEmpty(), told.toString());
            String purl = "pkg:maven/" + text(told, "group") + '/' + text(told, "name") + '@' + text(told, "version");
            assertEquals(purl + "?type=jar", text(told, "purl"));
        }
    }

    private static String origin(String name) {
        String origin = null;
        for (Map.Entry<String, String> row : ORIGINS.entrySet()) {
            // in the order of the alphabet the longer beginning comes later
            if (name.startsWith(row.getKey())) origin = row.getValue();
        }
        if (origin == null) throw new AssertionError("of which component is " + name + "?");
        return origin;
    }

    private static String text(JsonObject object, String key) {
        return object.get(key).getAsString();
    }
}
