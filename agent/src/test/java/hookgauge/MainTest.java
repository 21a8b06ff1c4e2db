package hookgauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.Option;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a tool, run as a user runs it; the jar is laid out as the finished one, without its libraries. */
class MainTest {
    private static final Path CLASSES = Paths.get("target/classes");

    @TempDir
    static Path folder;

    private static File jar;

    private String input = "";

    @BeforeAll
    static void layOutTheJar() throws IOException {
        jar = folder.resolve("hookgauge.jar").toFile();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "hookgauge.Main");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar.toPath()), manifest)) {
            add("hookgauge/Main.class", out);
            add("hookgauge/Pack.class", out);
            for (String name : filesBelow("hookgauge")) {
                if (name.startsWith("hookgauge/IsolatedClassLoader")) add(name, out);
            }
            out.putNextEntry(new JarEntry("hookgauge/isolated/agent.zip"));
            out.write(pack());
        }
    }

    private static byte[] pack() throws IOException {
        ByteArrayOutputStream pack = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(pack)) {
            out.setMethod(ZipOutputStream.STORED);
            for (String name : filesBelow("hookgauge/agent")) {
                if (name.matches("hookgauge/agent/(config/.*|log/.*|version)")) store(name, out);
            }
        }
        return pack.toByteArray();
    }

    private static void store(String name, ZipOutputStream out) throws IOException {
        byte[] file = Files.readAllBytes(CLASSES.resolve(name));
        CRC32 crc = new CRC32();
        crc.update(file);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(file.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(file);
    }

    @Test
    void version_is_that_of_the_build() throws Exception {
        Run run = run(List.of(), "version");

        assertEquals(0, run.status);
        assertTrue(run.out.matches("hookgauge \\d+\\.\\d+\\.\\d+\\S*\n"), run.out);
    }

    @Test
    void help_tells_how_to_attach() throws Exception {
        assertTrue(run(List.of(), "help").out.contains("java -javaagent:hookgauge.jar -jar app.jar"));
        assertEquals(0, run(List.of()).status);
    }

    @Test
    void an_unknown_command_is_refused() throws Exception {
        Run run = run(List.of(), "start");

        assertEquals(2, run.status);
        assertEquals("", run.out);
        assertTrue(run.err.startsWith("hookgauge: no command start\n"), run.err);
    }

    @Test
    void check_prints_every_setting_with_its_source() throws Exception {
        Run run = run(
                List.of("-Dhookgauge.metrics.otlp.headers=api-key=s3cret"),
                "check",
                "9100,metrics.otlp.endpoint=http://c:4318");

        assertEquals(0, run.status, run.out);
        assertTrue(run.out.contains("hookgauge.metrics.prometheus.port = 9100 (agent argument)\n"), run.out);
        assertTrue(run.out.contains("hookgauge.metrics.otlp.headers = api-key=*** (system property)\n"), run.out);
        assertTrue(
                run.out.contains("hookgauge.metrics.otlp.interval = 15s (environment OTEL_METRIC_EXPORT_INTERVAL)\n"));
        assertTrue(run.out.contains("hookgauge.metrics.max_routes = 500 (default)\n"), run.out);
        assertEquals(Option.values().length, run.out.lines().count(), run.out);
    }

    @Test
    void check_ends_with_1_if_something_is_wrong() throws Exception {
        Run run = run(List.of("-Dhookgauge.metrics.prometheus.port=94x"), "check");

        assertEquals(1, run.status);
        assertTrue(
                run.out.endsWith("\n\n1 problem:\n  hookgauge.metrics.prometheus.port='94x' (system property) is not a "
                        + "port (0 to 65535) or a range; using 9464\n"),
                run.out);
    }

    @Test
    void password_is_hashed_from_standard_input() throws Exception {
        input = "s3cret\n";

        Run run = run(List.of(), "hash-password");

        assertTrue(run.out.matches("pbkdf2-sha256:600000:\\S+:\\S+\n"), run.out);
        assertEquals("0 ", run.status + " " + run.err);
    }

    @Test
    void password_that_is_missing_is_said() throws Exception {
        Run run = run(List.of(), "hash-password");

        assertEquals("2 hookgauge: write the password to standard input\n", run.status + " " + run.err);
    }

    private Run run(List<String> options, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        Collections.addAll(command, "-jar", jar.toString());
        Collections.addAll(command, arguments);
        File err = folder.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err);
        builder.environment().keySet().removeIf(name -> name.startsWith("HOOKGAUGE_") || name.startsWith("OTEL_"));
        builder.environment().put("OTEL_METRIC_EXPORT_INTERVAL", "15000");
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, Files.readString(err.toPath()));
    }

    private static List<String> filesBelow(String name) throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve(name))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> CLASSES.relativize(file).toString().replace(File.separatorChar, '/'))
                    .collect(Collectors.toList());
        }
    }

    private static void add(String name, JarOutputStream out) throws IOException {
        out.putNextEntry(new JarEntry(name));
        Files.copy(CLASSES.resolve(name), out);
        out.closeEntry();
    }

    private record Run(int status, String out, String err) {}
}
