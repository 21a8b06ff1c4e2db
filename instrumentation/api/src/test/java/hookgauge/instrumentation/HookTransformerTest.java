package hookgauge.instrumentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HookTransformerTest {
    private static final String TARGET = "hookgauge/instrumentation/HookTransformerTest$Server";

    /** What is hooked. */
    public static class Server {
        public void serve() {}
    }

    /** What the hook calls. */
    public static final class ServerCompanion {
        public static void served() {}
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

    private final List<String> reported = new ArrayList<>();
    private final List<String> defined = new ArrayList<>();
    private final ClassLoader loader = new ClassLoader() {};
    private final HookTransformer transformer = new HookTransformer(
            Collections.singletonMap(TARGET, ServerInstrumentation.class.getName()),
            HookTransformerTest.class.getClassLoader(),
            this::define,
            new HookTransformer.Report() {
                @Override
                public void woven(InstrumentationModule module, String className, ClassLoader in) {
                    assertSame(loader, in);
                    reported.add("woven " + module.name() + " " + className);
                }

                @Override
                public void unknownVersion(InstrumentationModule module, String className, String reason) {
                    reported.add("unknown " + module.name() + " " + reason);
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
                Arrays.asList("unknown server it has no hookgauge.instrumentation.HookTransformerTest$Server.serve()V"),
                reported);
        assertEquals(Collections.emptyList(), defined);
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
        return transformer.transform(loader, type, null, null, classFile);
    }

    private Class<?> define(ClassLoader in, String name, byte[] classFile, ProtectionDomain domain) {
        defined.add(name);
        return null;
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }
}
