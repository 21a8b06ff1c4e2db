package hookgauge.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A copy of the finished jar whose recorder throws an error, whatever a server tells it. */
final class BrokenJar {
    private static final String HOOKS = "java/lang/HookgaugeHttp";
    private static final String ERROR = "java/lang/StackOverflowError";

    private BrokenJar() {}

    static Path write(Path directory) {
        Path file = directory.resolve("broken.jar");
        AtomicInteger broken = new AtomicInteger();
        try {
            FinishedJar.copy(file, (name, bytes) -> {
                boolean answersHooks = name.startsWith(FinishedJar.ISOLATED)
                        && name.endsWith(".class")
                        && new ClassReader(bytes).getSuperName().equals(HOOKS);
                if (answersHooks) broken.incrementAndGet();
                return answersHooks ? broken(bytes) : bytes;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (broken.get() != 1) throw new AssertionError(broken + " classes of the jar extend " + HOOKS);
        return file;
    }

    /** Every hook but the one that is told of failures throws at once. */
    private static byte[] broken(byte[] classFile) {
        ClassWriter written = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, written) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                MethodVisitor method =
                                        super.visitMethod(access, name, descriptor, signature, exceptions);
                                boolean hook = name.matches("on[A-Z].*") && !name.equals("onFailed");
                                if (!hook) return method;
                                addThrow(method);
                                return null;
                            }
                        },
                        0);
        return written.toByteArray();
    }

    private static void addThrow(MethodVisitor method) {
        method.visitCode();
        method.visitTypeInsn(Opcodes.NEW, ERROR);
        method.visitInsn(Opcodes.DUP);
        method.visitLdcInsn("broken for a test");
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, ERROR, "<init>", "(Ljava/lang/String;)V", false);
        method.visitInsn(Opcodes.ATHROW);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
