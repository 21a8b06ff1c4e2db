package hookgauge.benchmarks.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is attached; {@code %j} in an option is the jar, {@code %p} the port of the page, {@code %d} the jars' folder. */
record Agent(String name, String jar, List<String> more) {
    private static final Path JARS = Path.of(System.getProperty("agents"));

    static final List<Agent> ALL = List.of(
            new Agent("no agent", null, List.of()),
            new Agent("no agent, again", null, List.of()),
            new Agent(
                    "Hookgauge",
                    "hookgauge.jar",
                    List.of(
                            "-javaagent:%j",
                            "-Dhookgauge.metrics.prometheus.host=127.0.0.1", "-Dhookgauge.metrics.prometheus.port=%p")),
            new Agent(
                    "OpenTelemetry's agent, the server alone",
                    "opentelemetry-javaagent.jar",
                    List.of(
                            "-javaagent:%j",
                            "-Dotel.instrumentation.common.default-enabled=false",
                            "-Dotel.instrumentation.java-http-server.enabled=true",
                            "-Dotel.traces.exporter=none",
                            "-Dotel.logs.exporter=none",
                            "-Dotel.metrics.exporter=prometheus",
                            "-Dotel.exporter.prometheus.host=127.0.0.1",
                            "-Dotel.exporter.prometheus.port=%p")),
            new Agent("jmx_exporter", "jmx-exporter.jar", List.of("-javaagent:%j=127.0.0.1:%p:%d/jmx-exporter.yaml")));

    boolean isThere() {
        return jar == null || Files.exists(JARS.resolve(jar));
    }

    List<String> options(int port) {
        return more.stream()
                .map(option -> option.replace("%j", "" + JARS.resolve(jar))
                        .replace("%p", "" + port)
                        .replace("%d", "" + JARS))
                .toList();
    }
}
