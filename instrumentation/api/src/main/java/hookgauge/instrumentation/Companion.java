package hookgauge.instrumentation;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;

/** A companion class under the name that it has beside the hooked classes, and the methods that it offers. */
final class Companion {
    private final String name;
    private final byte[] classFile;
    private final Map<String, String> descriptors = new HashMap<>();

    /**
     * @param original the companion's class file as its module compiled it
     * @param home internal name of the package that it moves to
     */
    Companion(byte[] original, String home) {
        ClassReader reader = new ClassReader(original);
        String from = reader.getClassName();
        name = home + "/Hookgauge" + from.substring(from.lastIndexOf('/') + 1);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ClassRemapper(new Methods(writer), new SimpleRemapper(Opcodes.ASM9, from, name)), 0);
        classFile = writer.toByteArray();
    }

    /** Internal name. */
    String name() {
        return name;
    }

    byte[] classFile() {
        return classFile;
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
            return super.visitMethod(access, method, descriptor, generic, thrown);
        }
    }
}
