package hookgauge.instrumentation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Puts the calls of a class's hooks into its methods; the bodies change, nothing else does. */
final class Weaver {
    private final Companion companion;
    private final List<Hook> hooks;
    private final ClassLoader loader;

    /** @param loader of the class that is woven */
    Weaver(Companion companion, List<Hook> hooks, ClassLoader loader) {
        this.companion = companion;
        this.hooks = hooks;
        this.loader = loader;
    }

    /**
     * The class with its hooks woven in; null where it has none of those methods and need not have.
     *
     * @throws MissingMemberException if the class has no method for a hook that needs it, or not what the companion uses of it
     */
    byte[] weave(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        Methods methods = new Methods(writer, reader.getClassName());
        reader.accept(methods, 0);
        for (Hook hook : hooks) {
            if (isMissed(hook, methods.woven)) throw new MissingMemberException(hook);
        }
        if (methods.woven.isEmpty()) return null;
        // what another class may have left to it is not looked for: a call of it would fail, and be told as a fault
        boolean inheritsNothing =
                "java/lang/Object".equals(reader.getSuperName()) && reader.getInterfaces().length == 0;
        for (Member used : companion.uses(reader.getClassName(), methods.woven)) {
            boolean isMissing = inheritsNothing || methods.declareInsteadOf(used);
            if (isMissing && !methods.declared.contains(used)) throw new MissingMemberException(used);
        }
        return writer.toByteArray();
    }

    private boolean isMissed(Hook hook, List<Hook> woven) {
        if (hook.need == Hook.Need.NONE || woven.contains(hook)) return false;
        if (hook.need == Hook.Need.THIS) return !isElsewhere(hook);
        for (Hook other : woven) {
            if (other.need == Hook.Need.ANY_OF_SEVERAL) return false;
        }
        return true;
    }

    /** Whether the other class of the hook has the method. */
    private boolean isElsewhere(Hook hook) {
        if (hook.otherType == null) return false;
        Methods there = new Methods(null, hook.otherType);
        try {
            new ClassReader(ClassFiles.read(loader, hook.otherType)).accept(there, ClassReader.SKIP_CODE);
        } catch (IOException e) {
            return false;
        }
        return there.declared.contains(new Member(hook.otherType, hook.method, hook.descriptor));
    }

    private final class Methods extends ClassVisitor {
        private final String owner;
        private final List<Hook> woven = new ArrayList<>();
        private final Set<Member> declared = new HashSet<>();
        private boolean hasFrames;

        Methods(ClassVisitor next, String owner) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
        }

        boolean declareInsteadOf(Member used) {
            for (Member member : declared) {
                if (member.isInsteadOf(used)) return true;
            }
            return false;
        }

        @Override
        public void visit(int version, int access, String name, String generic, String superName, String[] interfaces) {
            int major = version & 0xffff;
            hasFrames = major >= Opcodes.V1_6;
            super.visit(version, access, name, generic, superName, interfaces);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String generic, Object value) {
            declared.add(new Member(owner, name, descriptor));
            return super.visitField(access, name, descriptor, generic, value);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String generic, String[] thrown) {
            declared.add(new Member(owner, name, descriptor));
            MethodVisitor next = super.visitMethod(access, name, descriptor, generic, thrown);
            List<Hook> here = new ArrayList<>();
            for (Hook hook : hooks) {
                if (hook.isOn(name, descriptor)) here.add(hook);
            }
            if (here.isEmpty() || (access & Opcodes.ACC_ABSTRACT) != 0) return next;
            woven.addAll(here);
            boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
            MethodVisitor woven = hasFrames ? next : new WithoutFrames(next);
            return new WovenMethod(woven, new Arguments(owner, isStatic, descriptor), here, companion);
        }
    }

    /** Leaves out what class files of Java 5 and older must not have. */
    private static final class WithoutFrames extends MethodVisitor {
        WithoutFrames(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFrame(int kind, int locals, Object[] local, int stacked, Object[] stack) {}
    }
}
