package hookgauge.instrumentation.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** A companion's class file, opened to see what it catches and whom it names. */
final class CompanionClass {
    private static final int FOR_HOOKS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    private final ClassReader file;

    CompanionClass(byte[] classFile) {
        file = new ClassReader(classFile);
    }

    /** What the public methods do outside of a catch of all, and those that do not report what they catch. */
    List<String> uncaught() {
        List<String> uncaught = new ArrayList<>();
        file.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(int access, String name, String d, String g, String[] thrown) {
                        return (access & FOR_HOOKS) == FOR_HOOKS ? new Catches(name, uncaught) : null;
                    }
                },
                ClassReader.SKIP_DEBUG);
        return uncaught;
    }

    /** Methods for hooks whose name another method has, too. */
    List<String> overloaded() {
        Set<String> forHooks = new TreeSet<>();
        Set<String> names = new HashSet<>();
        Set<String> twice = new HashSet<>();
        file.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(int access, String name, String d, String g, String[] thrown) {
                        if ((access & FOR_HOOKS) == FOR_HOOKS) forHooks.add(name);
                        if (!names.add(name)) twice.add(name);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE);
        forHooks.retainAll(twice);
        List<String> overloaded = new ArrayList<>();
        for (String name : forHooks)
            overloaded.add(name + " is overloaded, but a hook finds it by its name alone: rename all but one");
        return overloaded;
    }

    /** Classes that are neither the library's nor Java's, nor the companion itself. */
    List<String> strangers(List<String> packages) {
        Set<String> named = new TreeSet<>();
        Remapper names = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                named.add(internalName.replace('/', '.'));
                return internalName;
            }
        };
        // into a writer, for only what goes on to somebody is looked at
        file.accept(new ClassRemapper(new ClassWriter(0), names), 0);
        named.remove(file.getClassName().replace('/', '.'));
        named.removeIf(name -> name.startsWith("java.") || packages.stream().anyMatch(name::startsWith));
        return List.copyOf(named);
    }

    private static final class Catches extends MethodVisitor {
        private final String method;
        private final List<String> uncaught;
        private final Set<Label> begins = new HashSet<>();
        private final Set<Label> ends = new HashSet<>();
        private boolean isInside;
        private boolean isReported;

        Catches(String method, List<String> uncaught) {
            super(Opcodes.ASM9);
            this.method = method;
            this.uncaught = uncaught;
        }

        @Override
        public void visitTryCatchBlock(Label begin, Label end, Label handler, String type) {
            if (!"java/lang/Throwable".equals(type)) return;
            begins.add(begin);
            ends.add(end);
        }

        @Override
        public void visitLabel(Label label) {
            if (ends.contains(label)) isInside = false;
            if (begins.contains(label)) isInside = true;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean isReport = owner.startsWith("java/lang/Hookgauge") && name.equals("failed");
            if (isReport) isReported = true;
            else if (!isInside) uncaught.add(method + " calls " + name + " outside of its catch");
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            boolean canThrow = opcode == Opcodes.GETFIELD || opcode == Opcodes.PUTFIELD;
            if (canThrow && !isInside) uncaught.add(method + " touches " + name + " outside of its catch");
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (!isInside) uncaught.add(method + " makes or casts " + type + " outside of its catch");
        }

        @Override
        public void visitEnd() {
            if (!isReported) uncaught.add(method + " does not report what it catches");
        }
    }
}
