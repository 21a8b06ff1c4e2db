package hookgauge.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the agent to the house that docs/how-it-works.md draws. */
class ArchitectureTest {
    private static final Path ROOT = Paths.get("").toAbsolutePath().getParent();

    /** For each package of the agent those that it may see besides itself, the JDK, the API and the Prometheus client. */
    private static final Map<String, List<String>> MAY_SEE = Map.ofEntries(
            Map.entry("hookgauge", List.of()),
            Map.entry("hookgauge.agent.log", List.of()),
            Map.entry("hookgauge.agent.config", List.of("hookgauge.agent.log")),
            Map.entry("hookgauge.agent.histogram", List.of()),
            Map.entry(
                    "hookgauge.agent.http",
                    List.of("hookgauge.agent.config", "hookgauge.agent.histogram", "hookgauge.agent.log")),
            Map.entry(
                    "hookgauge.agent.jvm",
                    List.of(
                            "hookgauge.agent.config",
                            "hookgauge.agent.gather",
                            "hookgauge.agent.histogram",
                            "hookgauge.agent.log")),
            Map.entry("hookgauge.agent.gather", List.of("hookgauge.agent.config", "hookgauge.agent.log")),
            Map.entry("hookgauge.agent.tls", List.of("hookgauge.agent.config", "hookgauge.agent.log")),
            Map.entry(
                    "hookgauge.agent.pull",
                    List.of(
                            "hookgauge.agent.config",
                            "hookgauge.agent.gather",
                            "hookgauge.agent.log",
                            "hookgauge.agent.tls")),
            Map.entry(
                    "hookgauge.agent.otel",
                    List.of("hookgauge.agent.config", "hookgauge.agent.gather", "hookgauge.agent.log")),
            Map.entry(
                    "hookgauge.agent.status",
                    List.of(
                            "hookgauge.agent.config",
                            "hookgauge.agent.gather",
                            "hookgauge.agent.log",
                            "hookgauge.agent.pull")),
            Map.entry(
                    "hookgauge.agent.push",
                    List.of(
                            "hookgauge.agent.config",
                            "hookgauge.agent.gather",
                            "hookgauge.agent.log",
                            "hookgauge.agent.otel",
                            "hookgauge.agent.tls")));

    private static final List<AgentClass> CLASSES = new ArrayList<>();

    @BeforeAll
    static void readTheAgent() throws IOException {
        try (Stream<Path> files = Files.walk(Paths.get("target/classes"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).collect(Collectors.toList())) {
                CLASSES.add(new AgentClass(Files.readAllBytes(file)));
            }
        }
        assertTrue(CLASSES.size() > 40, "too few classes to be the agent: " + CLASSES.size());
    }

    @Test
    void packages_see_only_those_that_the_house_allows() {
        Set<String> wrong = new TreeSet<>();
        for (AgentClass seeing : CLASSES) {
            if (seeing.inPackage.equals("hookgauge.agent")) continue;
            List<String> allowed = MAY_SEE.getOrDefault(seeing.inPackage, List.of());
            for (String seen : seeing.sees) {
                String inPackage = packageOf(seen);
                boolean isAgents = inPackage.equals("hookgauge") || inPackage.startsWith("hookgauge.agent");
                if (isAgents && !inPackage.equals(seeing.inPackage) && !allowed.contains(inPackage)) {
                    wrong.add(seeing.name + " sees " + seen);
                }
            }
        }
        assertEquals(Collections.emptySet(), wrong);
    }

    @Test
    void only_push_and_otel_name_types_of_opentelemetry() {
        Set<String> wrong = new TreeSet<>();
        for (AgentClass seeing : CLASSES) {
            boolean may =
                    seeing.inPackage.equals("hookgauge.agent.push") || seeing.inPackage.equals("hookgauge.agent.otel");
            for (String seen : seeing.sees) {
                if (!may && seen.startsWith("io.opentelemetry.")) wrong.add(seeing.name + " sees " + seen);
            }
        }
        assertEquals(Collections.emptySet(), wrong);
    }

    @Test
    void there_is_no_mutable_static_field() {
        Set<String> mutable = new TreeSet<>();
        for (AgentClass agentClass : CLASSES) mutable.addAll(agentClass.mutableStatics);
        // what the libraries ask for a logger has nowhere else to find it
        mutable.removeIf(field -> field.startsWith("hookgauge.agent.log.Logger."));

        assertEquals(Collections.emptySet(), mutable);
    }

    @Test
    void classes_are_final_and_most_are_seen_in_their_package_alone() {
        List<AgentClass> tops = CLASSES.stream()
                .filter(c -> !c.name.contains("$") && !c.isInterface)
                .collect(Collectors.toList());

        long finals = tops.stream().filter(c -> c.isFinal).count();
        long packagePrivate = tops.stream().filter(c -> !c.isPublic).count();

        assertTrue(finals >= tops.size() * 0.85, finals + " of " + tops.size() + " are final");
        assertTrue(
                packagePrivate >= tops.size() * 0.60, packagePrivate + " of " + tops.size() + " are package-private");
    }

    @Test
    void methods_have_at_most_50_lines() {
        Set<String> longOnes = new TreeSet<>();
        for (AgentClass agentClass : CLASSES) {
            agentClass.linesByMethod.forEach((method, lines) -> {
                if (lines > 50) longOnes.add(agentClass.name + "." + method + ": " + lines);
            });
        }
        assertEquals(Collections.emptySet(), longOnes);
    }

    @Test
    void files_have_at_most_400_lines_and_the_door_at_most_400() throws IOException {
        Set<String> longOnes = new TreeSet<>();
        for (Path file : mainSources()) {
            // the contract of the servers is test code, though it lies in a module of its own
            if (file.startsWith(ROOT.resolve("instrumentation/testing"))) continue;
            int lines = Files.readAllLines(file).size();
            if (lines > 400) longOnes.add(ROOT.relativize(file) + ": " + lines);
        }
        assertEquals(Collections.emptySet(), longOnes);

        List<Path> door = mainSources().stream()
                .filter(file -> file.startsWith(ROOT.resolve("bootstrap")))
                .collect(Collectors.toList());
        int doorLines = 0;
        for (Path file : door) doorLines += Files.readAllLines(file).size();
        assertEquals(4, door.size());
        assertTrue(doorLines <= 400, doorLines + " lines");
    }

    private static List<Path> mainSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .collect(Collectors.toList());
        }
    }

    private static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }

    /** One class file, and what of it the rules ask. */
    private static final class AgentClass {
        final String name;
        final String inPackage;
        final boolean isFinal;
        final boolean isPublic;
        final boolean isInterface;
        final Set<String> sees = new TreeSet<>();
        final Set<String> mutableStatics = new TreeSet<>();
        final Map<String, Integer> linesByMethod = new TreeMap<>();

        AgentClass(byte[] classFile) {
            ClassReader reader = new ClassReader(classFile);
            name = reader.getClassName().replace('/', '.');
            inPackage = packageOf(name);
            isFinal = (reader.getAccess() & Opcodes.ACC_FINAL) != 0;
            isPublic = (reader.getAccess() & Opcodes.ACC_PUBLIC) != 0;
            isInterface = (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
            reader.accept(new ClassRemapper(new ClassWriter(0), new Seen()), ClassReader.SKIP_DEBUG);
            reader.accept(new Members(), 0);
        }

        private final class Seen extends Remapper {
            Seen() {
                super(Opcodes.ASM9);
            }

            @Override
            public String map(String internalName) {
                sees.add(internalName.replace('/', '.'));
                return internalName;
            }
        }

        private final class Members extends ClassVisitor {
            Members() {
                super(Opcodes.ASM9);
            }

            @Override
            public FieldVisitor visitField(int access, String field, String descriptor, String generic, Object value) {
                boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
                boolean isFixed = (access & (Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC)) != 0;
                if (isStatic && !isFixed) mutableStatics.add(name + "." + field);
                return null;
            }

            @Override
            public MethodVisitor visitMethod(
                    int access, String method, String descriptor, String generic, String[] thrown) {
                boolean isWritten = (access & Opcodes.ACC_SYNTHETIC) == 0 && !method.startsWith("<");
                return !isWritten
                        ? null
                        : new MethodVisitor(Opcodes.ASM9) {
                            private int first = Integer.MAX_VALUE;
                            private int last;

                            @Override
                            public void visitLineNumber(int line, Label start) {
                                first = Math.min(first, line);
                                last = Math.max(last, line);
                            }

                            @Override
                            public void visitEnd() {
                                // the line of the signature and of the closing brace
                                if (last > 0) linesByMethod.merge(method, last - first + 2, Math::max);
                            }
                        };
            }
        }
    }
}
