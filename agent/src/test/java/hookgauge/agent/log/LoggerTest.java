package hookgauge.agent.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.log.AgentLog.Verbosity;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The carried libraries find in our stand-ins all that they link to, and speak at debug only. */
class LoggerTest {
    private static final String JUL = "java/util/logging/";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @AfterEach
    void silence() {
        Logger.writeTo(new AgentLog(Verbosity.OFF, new PrintStream(bytes)));
    }

    @Test
    void libraries_speak_at_debug() {
        Logger.writeTo(new AgentLog(Verbosity.DEBUG, new PrintStream(bytes)));
        Logger logger = Logger.getLogger("io.example.Exporter");

        logger.log(Level.WARNING, "no answer", new IOException("refused"));

        assertTrue(logger.isLoggable(Level.FINE));
        assertEquals(
                "[hookgauge] io.example.Exporter warning: no answer: java.io.IOException: refused\n", bytes.toString());
    }

    @Test
    void libraries_are_silent_at_info() {
        Logger.writeTo(new AgentLog(Verbosity.INFO, new PrintStream(bytes)));
        Logger logger = Logger.getLogger("io.example.Exporter");

        logger.log(Level.SEVERE, "lost");
        logger.warning("lost");
        logger.info("lost");
        logger.fine("lost");

        assertFalse(logger.isLoggable(Level.SEVERE));
        assertEquals("", bytes.toString());
    }

    @Test
    void okhttp_is_silent_even_at_debug() {
        Logger.writeTo(new AgentLog(Verbosity.DEBUG, new PrintStream(bytes)));

        assertFalse(Logger.getLogger("okhttp3.internal.http2.Http2").isLoggable(Level.FINE));
        assertFalse(Logger.getLogger("hookgauge.shaded.okhttp3.OkHttpClient").isLoggable(Level.SEVERE));
    }

    @Test
    void all_that_libraries_link_to_is_there() throws IOException {
        Set<String> present = new HashSet<>();
        for (Method method : Logger.class.getMethods()) present.add(linked("Logger", method));
        for (Method method : Level.class.getMethods()) present.add(linked("Level", method));
        for (var field : Level.class.getFields()) present.add("Level." + field.getName());

        Set<String> used = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (isCarried(new File(entry).getName())) collect(entry, used);
        }

        assertTrue(used.contains("Logger.getLogger(Ljava/lang/String;)LLogger;"), used.toString());
        used.removeAll(present);
        assertEquals(Collections.emptySet(), used);
    }

    private static boolean isCarried(String jar) {
        return jar.matches("(opentelemetry|okhttp|okio|kotlin|prometheus)-.*\\.jar");
    }

    private static void collect(String jar, Set<String> used) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (!entry.getName().endsWith(".class") || entry.getName().startsWith("META-INF/")) continue;
                try (InputStream in = file.getInputStream(entry)) {
                    new ClassReader(in.readAllBytes()).accept(new Links(used), ClassReader.SKIP_DEBUG);
                }
            }
        }
    }

    private static String linked(String owner, Method method) {
        return owner + "." + method.getName() + Type.getMethodDescriptor(method).replace("hookgauge/agent/log/", "");
    }

    private static final class Links extends ClassVisitor {
        private final Set<String> used;

        Links(Set<String> used) {
            super(Opcodes.ASM9);
            this.used = used;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
                    if (owner.startsWith(JUL)) used.add((owner + "." + method + type).replace(JUL, ""));
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    if (owner.startsWith(JUL)) used.add((owner + "." + field).replace(JUL, ""));
                }
            };
        }
    }
}
