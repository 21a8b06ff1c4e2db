package hookgauge.smoke;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** What a class file refers to. */
final class TypeReferences {
    /** A method or field that some class calls or reads. */
    record Member(String owner, String name, String descriptor) {}

    private TypeReferences() {}

    /** The internal names of all types. */
    static Set<String> of(byte[] classFile) {
        Set<String> types = new TreeSet<>();
        Remapper collector = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                types.add(internalName);
                return internalName;
            }
        };
        new ClassReader(classFile).accept(new ClassRemapper(new ClassVisitor(Opcodes.ASM9) {}, collector), 0);
        return types;
    }

    /** All members that are called, read or handled. */
    static List<Member> members(byte[] classFile) {
        List<Member> members = new ArrayList<>();
        MethodVisitor code = new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                members.add(new Member(owner, name, descriptor));
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                members.add(new Member(owner, name, descriptor));
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                for (Object argument : arguments) {
                    if (argument instanceof Handle handle) {
                        members.add(new Member(handle.getOwner(), handle.getName(), handle.getDesc()));
                    }
                }
            }
        };
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return code;
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return members;
    }

    /** Whether the class itself has the member; inherited ones do not count. */
    static boolean declares(byte[] classFile, Member member) {
        if (classFile == null) return false;
        Set<String> declared = new TreeSet<>(Set.of("getClass()Ljava/lang/Class;"));
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                declared.add(name + descriptor);
                                return null;
                            }

                            @Override
                            public FieldVisitor visitField(
                                    int access, String name, String descriptor, String signature, Object value) {
                                declared.add(name + descriptor);
                                return null;
                            }
                        },
                        ClassReader.SKIP_CODE);
        return declared.contains(member.name() + member.descriptor());
    }
}
