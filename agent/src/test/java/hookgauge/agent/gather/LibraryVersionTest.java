package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryVersionTest {
    @ParameterizedTest
    @CsvSource({
        "file:/lib/prometheus-metrics-model-1.3.10.jar,1.3.10",
        "jar:nested:/app-7.1.jar/!BOOT-INF/lib/prometheus-metrics-model-1.10.0.jar!/,1.10.0",
        "file:/lib/model-1.0.0-beta-1.jar,1.0.0-beta-1",
        "file:/lib-2/model.jar,",
        "file:/work-3/classes/,",
        "file:/lib/model-.jar,"
    })
    void version_is_what_follows_the_name_of_the_jar(String location, String version) {
        assertEquals(version, LibraryVersion.ofJar(location));
    }
}
