package hookgauge.instrumentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.junit.jupiter.api.Test;

class HookTransformerTest {
    private static final String TARGET = "hookgauge/instrumentation/HookTransformerTest$Server";
    private static final String INNER = "hookgauge/instrumentation/HookTransformerTest$Inner";
    private static final ProtectionDomain DOMAIN = domain();

    /** Hooks a method that is in one of two classes. */
    public static class MovedInstrumentation implements InstrumentationModule {
        @Override
        public String name() {
            return "moved";
        }

        @Override
        public String companion() {
            return ServerCompanion.class.getName();
        }

        @Override
        public String home() {
            return "hookgauge/instrumentation";
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    Hook.onEntry(TARGET, method(), "()V", "served").or(INNER),
                    Hook.onEntry(INNER, method(), "()V", "served").or(TARGET));
        }

        String method() {
            return "serve";
        }
    }

    /** Hooks one that is in neither. */
    public static final class GoneInstrumentation extends MovedInstrumentation {
        @Override
        String method() {
            return "serveAll";
        }
    }

    /** Where the method was before, or is now. */
    public static class Inner {}

    /** What is hooked. */
    public static class Server {
        public int requests;

        public void serve() {}
    }

    /** What the hook calls. */
    public static final class ServerCompanion {
        public static void served(Server server) {
            server.requests++;
        }
    }

    /** Where it is hooked. */
    public static final class ServerInstrumentation implements InstrumentationModule {
        @Override
        public String name() {
            return "server";
        }

        @Override
        public String companion() {
            return ServerCompanion.class.getName();
        }

        @Override
        public String home() {
            return "hookgauge/instrumentation";
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(Hook.onEntry(TARGET, "serve", "()V", "served"));
        }
    }

    /** Hooks another version of the server, by the same class. */
    public static final class NextServerInstrumentation implements InstrumentationModule {
        @Override
        public String name() {
            return "next-server";
        }

        @Override
        public String companion() {
            return ServerCompanion.class.getName();
        }

        @Override
        public String home() {
            return "hookgauge/instrumentation";
        }

        @Override
        public String landmark() {
            return "hookgauge/instrumentation/NextServer";
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(Hook.onEntry(TARGET, "serveAll", "()V", "served"));
        }
    }

    /** Hooks a server of which there is a fork. */
    public static final class ForkedInstrumentation implements InstrumentationModule {
        @Override
        public String name() {
            return "forked";
        }

        @Override
        public String companion() {
            return ServerCompanion.class.getName();
        }

        @Override
        public String home() {
            return "hookgauge/instrumentation";
        }

        @Override
        public String landmark() {
            return "hookgauge/instrumentation/Original";
        }

        @Override
        public boolean isForked() {
            return true;
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(Hook.onEntry(TARGET, "serve", "()V", "served"));
        }
    }

    private final List<String> reported = new ArrayList<>();
    private final List<String> defined = new ArrayList<>();
    private final HookTargets targets = targets();
    private byte[] lastDefined;
    private final Map<String, byte[]> copies = new HashMap<>();
    private final ClassLoader loader = new ClassLoader() {
        @Override
        protected URL findResource(String name) {
            return copies.containsKey(name) ? HookTransformerTest.class.getResource("") : null;
        }
    };
    private final HookTransformer transformer = new HookTransformer(
            targets, HookTransformerTest.class.getClassLoader(), this::define, new HookTransformer.Report() {
                @Override
                public void woven(InstrumentationModule module, String className, ClassLoader in) {
                    assertSame(loader, in);
                    reported.add("woven " + module.name() + " " + className);
                }

                @Override
                public void unknownVersion(
                        InstrumentationModule module, String className, String origin, String reason) {
                    reported.add("unknown " + module.name() + " of " + origin + " " + reason);
                }

                @Override
                public void failed(String site, Throwable error) {
                    reported.add("failed " + site);
                }
            });

    @Test
    void a_hooked_class_is_woven_and_gets_one_companion() throws IOException {
        assertNotNull(transform(TARGET, classFile(Server.class)));
        assertNotNull(transform(TARGET, classFile(Server.class)));

        String woven = "woven server hookgauge.instrumentation.HookTransformerTest$Server";
        assertEquals(Arrays.asList(woven, woven), reported);
        assertEquals(Arrays.asList("hookgauge.instrumentation.HookgaugeHookTransformerTest$ServerCompanion"), defined);
    }

    @Test
    void any_other_class_and_one_without_a_name_stay_as_they_are() throws IOException {
        assertNull(transform("java/util/List", classFile(Server.class)));
        assertNull(transform(null, classFile(Server.class)));

        assertEquals(Collections.emptyList(), reported);
    }

    @Test
    void a_class_without_the_method_stays_as_it_is_and_is_said_to_be_unknown() throws IOException {
        assertNull(transform(TARGET, classFile(ServerCompanion.class)));

        assertEquals(
                Arrays.asList("unknown server of server-9.jar "
                        + "it has no hookgauge.instrumentation.HookTransformerTest$Server.serve()V"),
                reported);
        assertEquals(Collections.emptyList(), defined);
    }

    @Test
    void a_class_without_a_field_that_the_companion_reads_stays_as_it_is_and_is_said_to_be_unknown()
            throws IOException {
        assertNull(transform(TARGET, renamed(TARGET, TARGET, "requests", "requestCount")));

        assertEquals(
                Arrays.asList("unknown server of server-9.jar "
                        + "it has no hookgauge.instrumentation.HookTransformerTest$Server.requests of type I"),
                reported);
        assertEquals(Collections.emptyList(), defined);
    }

    @Test
    void of_two_modules_for_one_class_the_one_that_fits_is_woven_and_the_other_not_told() throws IOException {
        targets.add(TARGET, NextServerInstrumentation.class.getName(), false);

        assertNotNull(transform(TARGET, classFile(Server.class)));

        assertEquals(Arrays.asList("woven server hookgauge.instrumentation.HookTransformerTest$Server"), reported);
    }

    @Test
    void a_class_of_versions_that_no_module_is_for_is_no_misfit() throws IOException {
        targets.remove(ServerInstrumentation.class.getName());
        targets.add(TARGET, NextServerInstrumentation.class.getName(), false);

        assertNull(transform(TARGET, classFile(Server.class)));

        assertEquals(Collections.emptyList(), reported);
    }

    @Test
    void a_class_of_a_fork_stays_as_it_is_though_the_hooks_would_fit() throws IOException {
        targets.remove(ServerInstrumentation.class.getName());
        targets.add(TARGET, ForkedInstrumentation.class.getName(), false);

        assertNull(transform(TARGET, classFile(Server.class)));
        assertEquals(Collections.emptyList(), reported);

        copies.put("hookgauge/instrumentation/Original.class", new byte[0]);
        assertNotNull(transform(TARGET, classFile(Server.class)));
    }

    @Test
    void a_method_that_is_in_the_other_of_two_classes_is_not_missed() throws IOException {
        targets.add(INNER, MovedInstrumentation.class.getName(), false);

        assertNull(transform(INNER, classFile(Inner.class)));

        assertEquals(Collections.emptyList(), reported);
    }

    @Test
    void a_method_that_is_in_neither_of_two_classes_is_missed() throws IOException {
        targets.add(INNER, GoneInstrumentation.class.getName(), false);

        assertNull(transform(INNER, classFile(Inner.class)));

        assertEquals(
                Arrays.asList("unknown moved of server-9.jar "
                        + "it has no hookgauge.instrumentation.HookTransformerTest$Inner.serveAll()V"),
                reported);
    }

    @Test
    void a_copy_in_another_package_is_woven_with_a_companion_of_its_own() throws IOException {
        byte[] copy = copy("shaded/" + TARGET);

        byte[] woven = transform("shaded/" + TARGET, copy);

        assertNotNull(woven);
        assertEquals(
                Arrays.asList("woven server shaded.hookgauge.instrumentation.HookTransformerTest$Server"), reported);
        assertEquals(
                Arrays.asList("shaded.hookgauge.instrumentation.HookgaugeHookTransformerTest$ServerCompanion"),
                defined);
        String text = new String(lastDefined, StandardCharsets.ISO_8859_1);
        assertFalse(text.replace("shaded/" + TARGET, "").contains(TARGET), "it still names the original");
    }

    @Test
    void copies_stay_as_they_are_where_they_are_not_wanted() throws IOException {
        HookTargets exact = new HookTargets();
        exact.add(TARGET, ServerInstrumentation.class.getName(), false);

        assertFalse(exact.contain("shaded/" + TARGET));
        assertTrue(exact.contain(TARGET));
        assertFalse(exact.contain("x" + TARGET));
    }

    private byte[] copy(String name) throws IOException {
        byte[] copy = renamed(TARGET, name, "", "");
        copies.put(name + ".class", copy);
        return copy;
    }

    @Test
    void ten_thousand_broken_class_files_never_throw_out_of_it() throws IOException {
        byte[] whole = classFile(Server.class);
        Random random = new Random(1);

        for (int i = 0; i < 10_000; i++) {
            byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int flips = random.nextInt(5); flips > 0 && broken.length > 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            transform(TARGET, broken);
        }

        assertEquals(10_000, reported.size());
    }

    private byte[] transform(String type, byte[] classFile) {
        return transformer.transform(loader, type, null, DOMAIN, classFile);
    }

    private Class<?> define(ClassLoader in, String name, byte[] classFile, ProtectionDomain domain) {
        defined.add(name);
        lastDefined = classFile;
        return null;
    }

    /** The server's class file with one type and one field called otherwise. */
    private static byte[] renamed(String type, String toType, String field, String toField) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        Remapper names = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                return internalName.equals(type) ? toType : internalName;
            }

            @Override
            public String mapFieldName(String owner, String name, String descriptor) {
                return name.equals(field) ? toField : name;
            }
        };
        new ClassReader(classFile(Server.class)).accept(new ClassRemapper(writer, names), 0);
        return writer.toByteArray();
    }

    private static ProtectionDomain domain() {
        try {
            URL jar = new URL("file:/apps/lib/server-9.jar");
            return new ProtectionDomain(new CodeSource(jar, (Certificate[]) null), null);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void rehearsal_finds_the_class_that_it_weaves() throws IOException {
        HookTransformer.rehearse(HookTransformer.class.getClassLoader());
    }

    private static HookTargets targets() {
        HookTargets targets = new HookTargets();
        targets.add(TARGET, ServerInstrumentation.class.getName(), true);
        return targets;
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }
}
