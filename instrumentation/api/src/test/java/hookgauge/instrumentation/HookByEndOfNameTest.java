package hookgauge.instrumentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes that no table can name, because apps make them: whatever is called so and has the method is hooked. */
class HookByEndOfNameTest implements HookTransformer.Report {
    /** Has the method. */
    public static class FrontDesk {
        public void serve() {}
    }

    /** Is called so only. */
    public static class BackDesk {}

    /** Has nothing in its method. */
    public abstract static class AnyDesk {
        public abstract void serve();
    }

    /** What is called, which no loader can have that lacks Runnable. */
    public static final class DeskCompanion implements Runnable {
        public static void served() {}

        @Override
        public void run() {}
    }

    /** Where it is called. */
    public static final class DeskInstrumentation implements InstrumentationModule {
        @Override
        public String name() {
            return "desk";
        }

        @Override
        public String companion() {
            return DeskCompanion.class.getName();
        }

        @Override
        public String home() {
            return "hookgauge/desk";
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    Hook.onEntry("any/*Desk", "serve", "()V", "served").optional());
        }
    }

    private final List<String> reported = new ArrayList<>();
    private final List<String> defined = new ArrayList<>();
    private final HookTargets targets = new HookTargets();
    private final HookTransformer transformer = new HookTransformer(
            targets,
            getClass().getClassLoader(),
            (loader, name, classFile, domain) -> {
                defined.add(name);
                return null;
            },
            this);

    HookByEndOfNameTest() {
        targets.add("any/*Desk", DeskInstrumentation.class.getName(), false);
    }

    @Test
    void class_is_found_by_the_end_of_its_name_in_any_package() {
        assertTrue(targets.contain("shop/FrontDesk"));
        assertTrue(targets.contain("FrontDesk"));
        assertTrue(targets.contain("shop/Hotel$Desk"));
        assertFalse(targets.contain("shop/DeskLamp"));
    }

    @Test
    void class_that_has_the_method_is_woven() throws IOException {
        assertNotNull(transform(FrontDesk.class, getClass().getClassLoader()));

        assertEquals(Arrays.asList("hookgauge.desk.HookgaugeHookByEndOfNameTest$DeskCompanion"), defined);
        assertEquals(Arrays.asList(FrontDesk.class.getName()), reported);
    }

    @Test
    void class_without_the_method_stays_as_it_is_and_nothing_is_said() throws IOException {
        assertNull(transform(BackDesk.class, getClass().getClassLoader()));
        assertNull(transform(AnyDesk.class, getClass().getClassLoader()));

        assertEquals(Collections.emptyList(), defined);
        assertEquals(Collections.emptyList(), reported);
    }

    @Test
    void class_stays_as_it_is_in_a_loader_that_has_not_what_the_companion_implements() throws IOException {
        ClassLoader bare = new ClassLoader(null) {
            @Override
            public URL getResource(String name) {
                return null;
            }
        };

        assertNull(transform(FrontDesk.class, bare));

        assertEquals(Collections.emptyList(), defined);
        assertEquals(Collections.emptyList(), reported);
    }

    @Test
    void module_that_is_not_wanted_is_taken_away() {
        targets.remove(DeskInstrumentation.class.getName());

        assertFalse(targets.contain("shop/FrontDesk"));
    }

    @Override
    public void woven(InstrumentationModule module, String className, ClassLoader loader) {
        reported.add(className);
    }

    @Override
    public void unknownVersion(InstrumentationModule module, String className, String origin, String reason) {
        reported.add(reason);
    }

    @Override
    public void failed(String site, Throwable error) {
        reported.add(error.toString());
    }

    private byte[] transform(Class<?> type, ClassLoader loader) throws IOException {
        String name = type.getName().replace('.', '/');
        try (InputStream in = type.getResourceAsStream("/" + name + ".class")) {
            return transformer.transform(loader, name, null, null, in.readAllBytes());
        }
    }
}
