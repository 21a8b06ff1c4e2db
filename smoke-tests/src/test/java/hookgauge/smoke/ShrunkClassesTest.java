package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the shrinker left of the agent and its libraries is whole: the JVM links every class of it. */
@Order(2)
final class ShrunkClassesTest {
    /** Classes that were never in the jar, of which the libraries can do without. */
    private static final String OPTIONAL =
            "java/lang/Hookgauge.*|org/conscrypt/.*|hookgauge/shaded/opentelemetry/api/incubator/.*";

    /** By name; those of the modules aside, which the shrinker does not see and which need an app's classes. */
    private static final Map<String, byte[]> CLASSES = new TreeMap<>();

    @BeforeAll
    static void open() throws IOException {
        FinishedJar.files().forEach((file, bytes) -> {
            if (!file.matches("hookgauge/.*\\.class")) return;
            String name = new ClassReader(bytes).getClassName().replace('/', '.');
            if (!name.matches("java\\..*|hookgauge\\.instrumentation\\.[a-z0-9]+\\..*")) CLASSES.put(name, bytes);
        });
        assertTrue(CLASSES.size() > 1000, CLASSES.size() + " classes");
    }

    @Test
    void every_class_links_and_misses_only_what_is_optional() {
        ClassLoader loader = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] classFile = CLASSES.get(name);
                if (classFile == null) throw new ClassNotFoundException(name);
                return defineClass(name, classFile, 0, classFile.length);
            }
        };
        Set<String> broken = new TreeSet<>();

        for (String name : CLASSES.keySet()) {
            try {
                // links the class, and with that verifies it
                Class.forName(name, false, loader).getDeclaredMethods();
            } catch (ClassNotFoundException | LinkageError e) {
                boolean optional =
                        e instanceof NoClassDefFoundError && e.getMessage().matches(OPTIONAL);
                if (!optional) broken.add(name + ": " + e);
            }
        }

        assertEquals(Set.of(), broken);
    }

    @Test
    void stack_traces_name_file_and_line() {
        Set<String> without = new TreeSet<>();
        for (Map.Entry<String, byte[]> each : CLASSES.entrySet()) {
            if (each.getKey().startsWith("hookgauge.agent.") && !new Lines(each.getValue()).isTraceable()) {
                without.add(each.getKey());
            }
        }

        assertEquals(Set.of(), without);
    }

    /** What a stack trace can say of a class. */
    private static final class Lines extends ClassVisitor {
        private String file;
        private boolean hasCode;
        private boolean hasLines;

        Lines(byte[] classFile) {
            super(Opcodes.ASM9);
            new ClassReader(classFile).accept(this, ClassReader.SKIP_FRAMES);
        }

        boolean isTraceable() {
            return file != null && hasLines == hasCode;
        }

        @Override
        public void visitSource(String source, String debug) {
            file = source;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitCode() {
                    hasCode = true;
                }

                @Override
                public void visitLineNumber(int line, Label start) {
                    hasLines = true;
                }
            };
        }
    }
}
