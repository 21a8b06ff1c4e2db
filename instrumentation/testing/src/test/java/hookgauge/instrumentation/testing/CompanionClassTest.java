package hookgauge.instrumentation.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompanionClassTest {
    @Test
    void companion_that_keeps_the_rules_is_let_through() throws IOException {
        CompanionClass good = open(Good.class);

        assertEquals(List.of(), good.uncaught());
        assertEquals(List.of(), good.strangers(List.of()));
        assertEquals(List.of(), good.overloaded());
    }

    @Test
    void call_outside_of_the_catch_is_found() throws IOException {
        assertEquals(
                List.of("hook calls length outside of its catch"),
                open(Unguarded.class).uncaught());
    }

    @Test
    void silent_catch_is_found() throws IOException {
        assertEquals(
                List.of("hook does not report what it catches"),
                open(Silent.class).uncaught());
    }

    @Test
    void second_method_of_a_name_that_hooks_call_is_found() throws IOException {
        assertEquals(
                List.of("hook is overloaded, but a hook finds it by its name alone: rename all but one"),
                open(Overloaded.class).overloaded());
    }

    @Test
    void class_of_a_stranger_is_found() throws IOException {
        assertEquals(List.of(Sample.class.getName()), open(Friendly.class).strangers(List.of()));
    }

    private static CompanionClass open(Class<?> companion) throws IOException {
        String file = companion.getName().substring(companion.getPackageName().length() + 1) + ".class";
        try (InputStream in = companion.getResourceAsStream(file)) {
            return new CompanionClass(in.readAllBytes());
        }
    }
}

final class Good {
    public static void hook(String argument) {
        try {
            HookgaugeHttp.route(argument.trim());
        } catch (Throwable t) {
            HookgaugeHttp.failed("good", t);
        }
    }
}

final class Unguarded {
    public static int hook(String argument) {
        int length = argument.length();
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed("unguarded", t);
        }
        return length;
    }
}

final class Silent {
    public static int hook(String argument) {
        try {
            return argument.length();
        } catch (Throwable t) {
            return 0;
        }
    }
}

final class Overloaded {
    public static void hook(Object argument) {
        try {
            hook(argument.toString());
        } catch (Throwable t) {
            HookgaugeHttp.failed("overloaded", t);
        }
    }

    private static void hook(String argument) {
        HookgaugeHttp.route(argument);
    }
}

final class Friendly {
    public static void hook(Object argument) {
        try {
            HookgaugeHttp.route(((Sample) argument).route());
        } catch (Throwable t) {
            HookgaugeHttp.failed("friendly", t);
        }
    }
}
