package hookgauge.instrumentation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.commons.ClassRemapper;

/** A companion class under the name that it has beside the hooked classes, and the methods that it offers. */
final class Companion {
    private final String name;
    private final byte[] classFile;
    private final String[] interfaces;
    private final Map<String, String> descriptors = new HashMap<>();
    private final Map<String, Set<Member>> usesByMethod = new HashMap<>();

    /**
     * @param original the companion's class file as its module compiled it
     * @param home internal name of the package that it moves to
     * @param relocation where the server's classes are
     */
    Companion(byte[] original, String home, Relocation relocation) {
        ClassReader reader = new ClassReader(original);
        String from = reader.getClassName();
        interfaces = relocation.mapTypes(reader.getInterfaces());
        name = home + "/Hookgauge" + from.substring(from.lastIndexOf('/') + 1);
        relocation.rename(from, name);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ClassRemapper(new Methods(writer), relocation), 0);
        classFile = writer.toByteArray();
    }

    /** Internal name. */
    String name() {
        return name;
    }

    byte[] classFile() {
        return classFile;
    }

    /** Whether the loader has what the companion implements; a class that is only asked for may be of an API that is not there. */
    boolean canBeIn(ClassLoader loader) {
        for (String implemented : interfaces) {
            if (loader == null || loader.getResource(implemented + ".class") == null) return false;
        }
        return true;
    }

    /** The fields and methods of the class with this internal name that are used where one of these hooks leads. */
    List<Member> uses(String type, List<Hook> hooks) {
        List<Member> used = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Hook hook : hooks) follow(hook.companionMethod, seen, type, used);
        return used;
    }

    private void follow(String method, Set<String> seen, String type, List<Member> used) {
        if (!seen.add(method)) return;
        for (Member member : usesByMethod.getOrDefault(method, Collections.emptySet())) {
            if (member.owner.equals(name)) follow(member.name, seen, type, used);
            if (member.owner.equals(type)) used.add(member);
        }
    }

    String descriptor(Hook hook) {
        String descriptor = descriptors.get(hook.companionMethod);
        if (descriptor == null) throw new IllegalStateException(name + " has no method " + hook.companionMethod);
        return descriptor;
    }

    /** What the companion's method takes: the first of what the hooked method was called with, then what the place adds. */
    Type[] arguments(Hook hook) {
        return Type.getArgumentTypes(descriptor(hook));
    }

    private final class Methods extends ClassVisitor {
        Methods(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String generic, String[] thrown) {
            descriptors.put(method, descriptor);
            Set<Member> uses = usesByMethod.get(method);
            if (uses == null) usesByMethod.put(method, uses = new LinkedHashSet<>());
            return new Body(super.visitMethod(access, method, descriptor, generic, thrown), uses);
        }
    }

    private static final class Body extends MethodVisitor {
        private final Set<Member> uses;

        Body(MethodVisitor next, Set<Member> uses) {
            super(Opcodes.ASM9, next);
            this.uses = uses;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            uses.add(new Member(owner, field, descriptor));
            super.visitFieldInsn(opcode, owner, field, descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
            uses.add(new Member(owner, method, descriptor));
            super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
        }
    }
}
