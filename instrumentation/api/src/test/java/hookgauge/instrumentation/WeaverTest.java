package hookgauge.instrumentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class WeaverTest {
    private static final String TARGET = "hookgauge/instrumentation/WeaverTest$Target";

    /** What is hooked. */
    public static class Target {
        final String name;

        public Target(String name) {
            this.name = name;
        }

        public String greet(String who, long times, boolean shout) {
            String text = "";
            for (long i = 0; i < times; i++) text += name + " greets " + who + ";";
            if (shout) return text.toUpperCase();
            return text;
        }

        public int divide(int dividend, int divisor) {
            int rest = dividend;
            int result = 0;
            try {
                if (divisor == 0) throw new ArithmeticException("by zero");
                while (rest >= divisor) {
                    rest -= divisor;
                    result++;
                }
            } finally {
                dividend = 0;
            }
            return result;
        }

        public static double half(double of) {
            return of / 2;
        }
    }

    /** What may have inherited more than it declares. */
    public static class Heir implements Runnable {
        public String name() {
            return "x";
        }

        @Override
        public void run() {}
    }

    /** What the hook of that calls. */
    public static final class HeirCompanion {
        public static void ran(Heir heir) {
            heir.name();
        }
    }

    /** What the hooks call. */
    public static final class TargetCompanion {
        public static final List<String> TOLD = new ArrayList<>();

        public static void greeting(Object target, String who, long times) {
            TOLD.add("greeting " + who + " " + times);
        }

        public static void greeted(Object target) {
            TOLD.add("greeted");
        }

        public static String reply(Object target, String who, String result) {
            return result + " (" + who + ")";
        }

        public static void threw(Object target, int dividend, int divisor, Throwable error) {
            TOLD.add("threw " + dividend + " " + divisor + " " + error.getMessage());
        }

        public static void created(Object target, String name) {
            TOLD.add("created " + name);
        }

        public static double doubled(double of, double result) {
            return result * 2;
        }
    }

    @Test
    void entry_is_called_with_the_first_arguments_that_the_companion_takes() throws Exception {
        Class<?> woven = woven(Hook.onEntry(TARGET, "greet", "(Ljava/lang/String;JZ)Ljava/lang/String;", "greeting"));

        Object answer = call(woven, "greet", "Ann", 2L, false);

        assertEquals("x greets Ann;x greets Ann;", answer);
        assertEquals(Arrays.asList("greeting Ann 2"), told(woven));
    }

    @Test
    void every_return_is_hooked() throws Exception {
        Class<?> woven = woven(Hook.onReturn(TARGET, "greet", "(Ljava/lang/String;JZ)Ljava/lang/String;", "greeted"));

        call(woven, "greet", "Ann", 1L, false);
        call(woven, "greet", "Ann", 1L, true);

        assertEquals(Arrays.asList("greeted", "greeted"), told(woven));
    }

    @Test
    void the_companion_may_answer_another_result() throws Exception {
        Class<?> woven = woven(
                Hook.onResult(TARGET, "greet", "(Ljava/lang/String;JZ)Ljava/lang/String;", "reply"),
                Hook.onResult(TARGET, "half", "(D)D", "doubled"));

        assertEquals("x greets Ann; (Ann)", call(woven, "greet", "Ann", 1L, false));
        assertEquals(7.0, call(woven, "half", 7.0));
    }

    @Test
    void what_leaves_the_method_is_told_and_thrown_on_without_arguments_that_were_overwritten() throws Exception {
        Class<?> woven = woven(Hook.onThrow(TARGET, "divide", "(II)I", "threw"));

        assertEquals(4, call(woven, "divide", 9, 2));
        InvocationTargetException thrown =
                assertThrows(InvocationTargetException.class, () -> call(woven, "divide", 9, 0));

        assertEquals("by zero", thrown.getCause().getMessage());
        assertEquals(Arrays.asList("threw 0 0 by zero"), told(woven));
    }

    @Test
    void what_leaves_a_method_of_a_class_for_java_5_is_told() throws Exception {
        byte[] old = forJava5(classFile(TARGET.replace('/', '.')), "<init>", "divide");
        Class<?> woven = woven(old, Hook.onThrow(TARGET, "divide", "(II)I", "threw"));

        assertEquals(4, call(woven, "divide", 9, 2));
        assertThrows(InvocationTargetException.class, () -> call(woven, "divide", 9, 0));

        assertEquals(Arrays.asList("threw 0 0 by zero"), told(woven));
    }

    @Test
    void a_constructor_is_hooked_where_it_returns() throws Exception {
        Class<?> woven = woven(Hook.onReturn(TARGET, "<init>", "(Ljava/lang/String;)V", "created"));

        woven.getConstructor(String.class).newInstance("y");

        assertEquals(Arrays.asList("created y"), told(woven));
    }

    @Test
    void a_class_without_the_hooked_method_is_refused_by_name() {
        MissingMemberException missing =
                assertThrows(MissingMemberException.class, () -> woven(Hook.onEntry(TARGET, "gone", "()V", "greeted")));

        assertEquals("it has no hookgauge.instrumentation.WeaverTest$Target.gone()V", missing.getMessage());
    }

    @Test
    void an_optional_hook_may_be_absent() throws Exception {
        Class<?> woven = woven(
                Hook.onEntry(TARGET, "gone", "()V", "greeted").optional(),
                Hook.onResult(TARGET, "greet", "(Ljava/lang/String;JZ)Ljava/lang/String;", "reply"));

        assertEquals("x greets Ann; (Ann)", call(woven, "greet", "Ann", 1L, false));
    }

    @Test
    void of_hooks_that_stand_for_one_another_one_is_enough_and_none_is_refused() throws Exception {
        Hook gone = Hook.onEntry(TARGET, "gone", "()V", "greeted").orAnother();
        Hook found = Hook.onResult(TARGET, "greet", "(Ljava/lang/String;JZ)Ljava/lang/String;", "reply")
                .orAnother();

        assertEquals("x greets Ann; (Ann)", call(woven(gone, found), "greet", "Ann", 1L, false));
        MissingMemberException missing = assertThrows(MissingMemberException.class, () -> woven(gone));
        assertEquals("it has no hookgauge.instrumentation.WeaverTest$Target.gone()V", missing.getMessage());
    }

    @Test
    void a_class_whose_method_returns_something_else_is_refused_though_it_may_inherit_others() throws IOException {
        String heir = Heir.class.getName();
        ClassWriter other = new ClassWriter(0);
        new ClassReader(classFile(heir)).accept(withoutTextReturned(other), 0);
        Weaver weaver = new Weaver(
                companion(HeirCompanion.class),
                Arrays.asList(Hook.onEntry(heir.replace('.', '/'), "run", "()V", "ran")),
                getClass().getClassLoader());

        assertNotNull(weaver.weave(classFile(heir)));
        MissingMemberException missing =
                assertThrows(MissingMemberException.class, () -> weaver.weave(other.toByteArray()));
        assertEquals("it has no " + heir + ".name()Ljava/lang/String;", missing.getMessage());
    }

    private static ClassVisitor withoutTextReturned(ClassVisitor next) {
        return new ClassVisitor(Opcodes.ASM9, next) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String generic, String[] thrown) {
                String changed = descriptor.replace(")Ljava/lang/String;", ")Ljava/lang/CharSequence;");
                return super.visitMethod(access, name, changed, generic, thrown);
            }
        };
    }

    private static Companion companion(Class<?> type) throws IOException {
        return new Companion(classFile(type.getName()), "hookgauge/instrumentation", new Relocation("", null));
    }

    private Class<?> woven(Hook... hooks) throws IOException {
        return woven(classFile(TARGET.replace('/', '.')), hooks);
    }

    private Class<?> woven(byte[] target, Hook... hooks) throws IOException {
        Companion companion = companion(TargetCompanion.class);
        byte[] woven = new Weaver(companion, Arrays.asList(hooks), getClass().getClassLoader()).weave(target);
        Definer definer = new Definer();
        definer.define(companion.name().replace('/', '.'), companion.classFile());
        return definer.define(TARGET.replace('/', '.'), woven);
    }

    private Object call(Class<?> woven, String method, Object... arguments) throws Exception {
        Object target = woven.getConstructor(String.class).newInstance("x");
        for (Method candidate : woven.getMethods()) {
            if (candidate.getName().equals(method)) return candidate.invoke(target, arguments);
        }
        throw new NoSuchMethodException(method);
    }

    private static Object told(Class<?> woven) throws Exception {
        return Class.forName(
                        "hookgauge.instrumentation.HookgaugeWeaverTest$TargetCompanion", true, woven.getClassLoader())
                .getField("TOLD")
                .get(null);
    }

    /** The class with these methods alone, as compilers of those days wrote it. */
    private static byte[] forJava5(byte[] classFile, String... methods) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor old = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int v, int access, String name, String generic, String superName, String[] interfaces) {
                super.visit(Opcodes.V1_5, access, name, generic, superName, interfaces);
            }

            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                boolean isKept = Arrays.asList(methods).contains(name);
                return isKept ? super.visitMethod(access, name, type, generic, thrown) : null;
            }
        };
        new ClassReader(classFile).accept(old, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    private static byte[] classFile(String name) throws IOException {
        try (InputStream in =
                WeaverTest.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    private static final class Definer extends ClassLoader {
        Definer() {
            super(WeaverTest.class.getClassLoader());
        }

        Class<?> define(String name, byte[] classFile) {
            return defineClass(name, classFile, 0, classFile.length);
        }
    }
}
