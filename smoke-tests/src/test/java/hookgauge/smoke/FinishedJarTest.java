package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Opens the jar and looks inside; first of all tests, for what is wrong here makes the others fail in odd ways. */
@Order(1)
final class FinishedJarTest {
    private static final String ISOLATED = FinishedJar.ISOLATED;

    private static final List<String> REGISTRIES = List.of(
            "io/prometheus/metrics/model/registry/PrometheusRegistry",
            "io/prometheus/client/CollectorRegistry",
            "io/micrometer/core/instrument/MeterRegistry",
            "com/codahale/metrics/MetricRegistry",
            "io/dropwizard/metrics5/MetricRegistry");

    private static Map<String, byte[]> files;

    private static Attributes manifest;

    @BeforeAll
    static void open() throws IOException {
        try (JarFile jar = new JarFile(FinishedJar.path().toFile(), false)) {
            manifest = jar.getManifest().getMainAttributes();
        }
        files = FinishedJar.files();
        long size = Files.size(FinishedJar.path());
        Measured.print("hookgauge.jar: " + size + " bytes, " + classFiles().size() + " classes");
    }

    private static List<byte[]> classFiles() {
        List<byte[]> classFiles = new ArrayList<>();
        files.forEach((name, bytes) -> {
            if (name.endsWith(".class")) classFiles.add(bytes);
        });
        return classFiles;
    }

    private static byte[] isolatedClass(String internalName) {
        return files.get(ISOLATED + internalName + ".class");
    }

    private static List<String> hookTable() {
        byte[] table = files.get(ISOLATED + "hookgauge/agent/hooks");
        assertNotNull(table, "the table of hooks is missing");
        return new String(table, StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void top_level_is_hookgauge_and_meta_inf_alone() {
        Set<String> tops = new TreeSet<>();
        for (String name : files.keySet()) tops.add(name.substring(0, name.indexOf('/')));

        assertEquals(Set.of("META-INF", "hookgauge"), tops);
    }

    @Test
    void app_sees_no_class_but_the_few_outer_ones() {
        List<String> visible = files.keySet().stream()
                .filter(name -> name.endsWith(".class") && !name.startsWith(ISOLATED))
                .toList();

        for (String name : visible) assertTrue(name.matches("hookgauge/[A-Za-z$0-9]+\\.class"), name);
        assertTrue(visible.size() <= 8, visible.toString());
    }

    @Test
    void class_files_are_for_java_8_or_older() {
        for (byte[] classFile : classFiles()) {
            int major = (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
            assertTrue(major <= 52, () -> new ClassReader(classFile).getClassName() + " is for class file " + major);
        }
    }

    @Test
    void manifest_names_the_entry_points_and_no_boot_class_path() {
        assertEquals("hookgauge.Premain", manifest.getValue("Premain-Class"));
        assertEquals("hookgauge.Premain", manifest.getValue("Agent-Class"));
        assertEquals("hookgauge.Main", manifest.getValue("Main-Class"));
        assertEquals("true", manifest.getValue("Can-Retransform-Classes"));
        assertFalse(manifest.containsKey(new Attributes.Name("Boot-Class-Path")));
        assertFalse(manifest.containsKey(new Attributes.Name("Multi-Release")));
        assertFalse(manifest.containsKey(new Attributes.Name("Class-Path")));
    }

    @Test
    void finished_jar_was_not_finished_twice() {
        List<String> nested = files.keySet().stream()
                .filter(name -> name.startsWith(ISOLATED + ISOLATED))
                .toList();

        assertEquals(List.of(), nested);
    }

    @Test
    void libraries_are_relocated() {
        List<String> foreign = files.keySet().stream()
                .filter(name -> name.startsWith(ISOLATED) && name.endsWith(".class"))
                .filter(name -> !name.startsWith(ISOLATED + "hookgauge/"))
                .filter(name -> !name.startsWith(ISOLATED + "java/lang/Hookgauge"))
                .toList();

        assertEquals(List.of(), foreign);
    }

    @Test
    void every_hooked_class_has_its_module_in_the_jar() {
        assertFalse(hookTable().isEmpty());
        for (String line : hookTable()) {
            String module = line.split(" ")[1].replace('.', '/');
            assertNotNull(isolatedClass(module), line);
        }
    }

    @Test
    void hook_table_and_modules_name_the_classes_of_the_app() {
        // as the libraries in the jar are called; an app may have shaded ones of its own
        Pattern ofOurs = Pattern.compile("hookgauge[./]shaded");
        for (String line : hookTable()) assertFalse(ofOurs.matcher(line).find(), line);
        files.forEach((name, bytes) -> {
            if (name.matches(ISOLATED + "hookgauge/instrumentation/[^/]+/.*")) {
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                assertFalse(ofOurs.matcher(text).find(), name);
            }
        });
    }

    @Test
    void registries_of_the_app_are_hooked_by_their_plain_names() {
        List<String> hooked =
                hookTable().stream().map(line -> line.split(" ")[0]).toList();

        for (String registry : REGISTRIES) assertTrue(hooked.contains(registry), registry);
        assertTrue(hooked.contains("io/opentelemetry/api/GlobalOpenTelemetry"));
    }

    @Test
    void readers_and_companions_name_the_plain_classes_of_the_app() {
        Set<String> named = new TreeSet<>();
        files.forEach((name, bytes) -> {
            if (name.matches(ISOLATED + "hookgauge/instrumentation/[^/]+/.*")) named.addAll(TypeReferences.of(bytes));
        });

        for (String registry : REGISTRIES) assertTrue(named.contains(registry), registry);
        assertTrue(named.contains("io/opentelemetry/api/metrics/MeterProvider"));
    }

    @Test
    void services_name_classes_of_the_jar() {
        List<String> services = files.keySet().stream()
                .filter(name -> name.startsWith(ISOLATED + "META-INF/services/"))
                .toList();

        for (String service : services) {
            assertTrue(service.startsWith(ISOLATED + "META-INF/services/hookgauge.shaded."), service);
            String providers = new String(files.get(service), StandardCharsets.UTF_8);
            providers
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(provider -> assertNotNull(isolatedClass(provider.replace('.', '/')), provider));
        }
        assertEquals(
                2, services.stream().filter(s -> s.endsWith("SenderProvider")).count(), services.toString());
    }

    @Test
    void only_java_lang_stands_in_the_hook_classes_and_what_the_map_is_made_of() {
        Set<String> ofMap = Set.of("java/lang/ref/WeakReference", "java/util/concurrent/atomic/AtomicReferenceArray");
        Set<String> hooks = new TreeSet<>();
        for (String name : files.keySet()) {
            if (!name.startsWith(ISOLATED + "java/")) continue;
            hooks.add(name);
            for (String type : TypeReferences.of(files.get(name))) {
                boolean isOfMap = name.endsWith("/HookgaugeWeakMap.class") && ofMap.contains(type);
                assertTrue(isOfMap || type.matches("java/lang/[A-Za-z]+"), name + " names " + type);
            }
        }

        assertEquals(4, hooks.size(), hooks.toString());
    }

    @Test
    void libraries_log_through_the_agent_and_link() {
        TreeSet<String> missing = new TreeSet<>();
        for (byte[] classFile : classFiles()) {
            for (TypeReferences.Member member : TypeReferences.members(classFile)) {
                if (!member.owner().matches("hookgauge/agent/log/(Logger|Level)")) continue;
                if (!TypeReferences.declares(isolatedClass(member.owner()), member)) missing.add(member.toString());
            }
        }

        assertEquals(Set.of(), missing);
    }

    @Test
    void nothing_names_the_logging_of_the_jdk() {
        TreeSet<String> naming = new TreeSet<>();
        for (byte[] classFile : classFiles()) {
            for (String type : TypeReferences.of(classFile)) {
                if (type.startsWith("java/util/logging/")) {
                    naming.add(new ClassReader(classFile).getClassName() + " -> " + type);
                }
            }
        }

        assertEquals(Set.of(), naming);
    }

    @Test
    void licences_of_what_is_inside_are_inside() {
        String all = files.keySet().stream()
                .filter(name -> name.matches("META-INF/.*(LICENSE|NOTICE|licen[cs]es).*"))
                .map(name -> name + "\n" + new String(files.get(name), StandardCharsets.UTF_8))
                .reduce("", String::concat);

        for (String library :
                List.of("OpenTelemetry", "Prometheus", "OkHttp", "Okio", "Kotlin", "Byte Buddy", "ASM", "uPlot")) {
            assertTrue(all.toLowerCase().contains(library.toLowerCase()), library + " is not named in " + all.length());
        }
        assertTrue(all.contains("Apache License"), "the Apache licence's text is missing");
        assertTrue(all.contains("The MIT License (MIT)"), "uPlot's licence is missing");
        assertTrue(all.contains("Redistribution and use in source and binary forms"), "ASM's licence is missing");
    }

    @Test
    void size_is_below_1_9_megabytes() throws IOException {
        assertTrue(Files.size(FinishedJar.path()) < 1_900_000);
    }
}
