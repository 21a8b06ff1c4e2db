package hookgauge.smoke;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A version of a metric library, with which a shop of package {@code shop.libraries} is opened.
 *
 * @param kind as the source is called on the page
 * @param shop the class that records with it
 * @param folder where the build of the agent keeps its versions
 * @param jars how the names of its jars end
 */
record Library(String kind, String version, String shop, String folder, List<String> jars) {
    private static final Path FOLDERS = Path.of(System.getProperty("hookgauge.libraries", "../agent/target"));

    /** With the endings of what each brings: the oldest, the newest, and those between. */
    private static final List<String> VERSIONS = List.of(
            "prometheus-client PrometheusClient clients 1.0.0",
            "prometheus-client PrometheusClient clients 1.10.0",
            "- prometheus-client PrometheusClient clients 1.3.10",
            "- prometheus-client PrometheusClient clients 1.5.1",
            "simpleclient Simpleclient clients/simpleclient 0.0.26",
            "simpleclient Simpleclient clients/simpleclient 0.16.0",
            "- simpleclient Simpleclient clients/simpleclient 0.4.0",
            "- simpleclient Simpleclient clients/simpleclient 0.6.0",
            "- simpleclient Simpleclient clients/simpleclient 0.8.1",
            "- simpleclient Simpleclient clients/simpleclient 0.9.0",
            "- simpleclient Simpleclient clients/simpleclient 0.10.0",
            "- simpleclient Simpleclient clients/simpleclient 0.11.0",
            "- simpleclient Simpleclient clients/simpleclient 0.12.0",
            "- simpleclient Simpleclient clients/simpleclient 0.15.0",
            "micrometer Micrometer clients/micrometer 1.1.19 0.5.0 2.1.9 2.0.3",
            "micrometer Micrometer clients/micrometer 1.17.0 1.7.0 2.2.2 2.0.3",
            "- micrometer Micrometer clients/micrometer 1.3.20 0.7.0 2.1.11 2.0.3",
            "- micrometer Micrometer clients/micrometer 1.5.17 0.8.1 2.1.12 2.0.3",
            "- micrometer Micrometer clients/micrometer 1.8.13 0.12.0 2.1.12 2.0.3",
            "- micrometer Micrometer clients/micrometer 1.9.17 0.15.0 2.1.12 2.0.3",
            "- micrometer Micrometer clients/micrometer 1.10.13 0.16.0 2.1.12 2.0.3",
            "- micrometer Micrometer clients/micrometer 1.11.12 0.16.0 2.1.12 2.0.3",
            "- micrometer Micrometer clients/micrometer 1.12.13 0.16.0 2.1.12 2.0.3",
            "- micrometer Micrometer clients/micrometer 1.13.15 1.2.1 2.2.2 2.0.3",
            "- micrometer Micrometer clients/micrometer 1.14.14 1.3.10 2.2.2 2.0.3",
            "- micrometer Micrometer clients/micrometer 1.15.5 1.3.10 2.2.2 2.0.3",
            "- micrometer Micrometer clients/micrometer 1.16.0 1.4.2 2.2.2 2.0.3",
            "micrometer-simple Micrometer clients/micrometer 1.1.19 2.1.9 2.0.3",
            "micrometer-simple Micrometer clients/micrometer 1.17.0 2.2.2 2.0.3",
            "- micrometer-simple Micrometer clients/micrometer 1.5.17 2.1.12 2.0.3",
            "- micrometer-simple Micrometer clients/micrometer 1.9.17 2.1.12 2.0.3",
            "- micrometer-simple Micrometer clients/micrometer 1.13.15 2.2.2 2.0.3",
            "dropwizard Dropwizard clients/dropwizard 3.2.6 1.7.36",
            "dropwizard Dropwizard clients/dropwizard 4.2.30 1.7.36",
            "dropwizard5 Dropwizard5 clients/dropwizard 5.0.0 1.7.36",
            "- dropwizard Dropwizard clients/dropwizard 4.0.7 1.7.36",
            "- dropwizard Dropwizard clients/dropwizard 4.1.33 1.7.36",
            "opentelemetry OpenTelemetry apis 1.10.0",
            "opentelemetry OpenTelemetry apis 1.67.0",
            "- opentelemetry OpenTelemetry apis 1.15.0",
            "- opentelemetry OpenTelemetry apis 1.31.0",
            "- opentelemetry OpenTelemetry apis 1.38.0",
            "- opentelemetry OpenTelemetry apis 1.45.0",
            "opentelemetry-sdk OpenTelemetry clients/sdks 1.14.0 1.14.0-alpha",
            "opentelemetry-sdk OpenTelemetry clients/sdks 1.67.0",
            "- opentelemetry-sdk OpenTelemetry clients/sdks 1.15.0 1.15.0-alpha",
            "- opentelemetry-sdk OpenTelemetry clients/sdks 1.20.0 1.20.0-alpha",
            "- opentelemetry-sdk OpenTelemetry clients/sdks 1.23.0 1.23.0-alpha",
            "- opentelemetry-sdk OpenTelemetry clients/sdks 1.31.0 1.31.0-alpha",
            "- opentelemetry-sdk OpenTelemetry clients/sdks 1.45.0 1.45.0-alpha");

    /** The oldest and the newest of each, and only if all are asked for those between them. */
    static List<Library> all() {
        boolean withThoseBetween = Boolean.getBoolean("all.versions");
        return VERSIONS.stream()
                .filter(line -> withThoseBetween || !line.startsWith("-"))
                .map(line -> line.replaceFirst("^- ", "").split(" "))
                .map(words -> new Library(
                        words[0],
                        words[3],
                        "shop.libraries." + words[1] + "Shop",
                        words[2],
                        List.of(words).subList(3, words.length)))
                .toList();
    }

    static Library of(String kind, String version) {
        return all().stream()
                .filter(library -> library.kind.equals(kind) && library.version.equals(version))
                .findFirst()
                .orElseThrow();
    }

    /** What the shop is called and how its metrics begin, if it is the only one with this library. */
    String prefix() {
        return kind.replace('-', '_') + '_' + version.replace('.', '_');
    }

    /** The argument that opens the shop. */
    String argument(String id, String prefix) {
        return String.join("=", id, prefix, shop, classPath());
    }

    private String classPath() {
        File[] found = FOLDERS.resolve(folder).toFile().listFiles(this::isPart);
        if (found == null || found.length == 0) {
            throw new IllegalStateException("no jars of " + this + " in " + FOLDERS.toAbsolutePath()
                    + "; build module agent first, with -Pall-versions if it is one between oldest and newest");
        }
        return Stream.of(found).map(File::getAbsolutePath).collect(Collectors.joining(File.pathSeparator));
    }

    private boolean isPart(File jar) {
        if (kind.equals("micrometer-simple") && jar.getName().contains("prometheus")) return false;
        return jars.stream().anyMatch(version -> jar.getName().endsWith("-" + version + ".jar"));
    }

    @Override
    public String toString() {
        return kind + ' ' + version;
    }
}
