package hookgauge.instrumentation;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes one hooked method anew, with a call of the companion at each place of a hook. */
final class WovenMethod extends MethodVisitor {
    private final Arguments arguments;
    private final List<Hook> hooks;
    private final Companion companion;
    private final boolean[] overwritten;
    private final Label bodyBegin = new Label();
    private int slotsUsed;

    WovenMethod(MethodVisitor next, Arguments arguments, List<Hook> hooks, Companion companion) {
        super(Opcodes.ASM9, next);
        this.arguments = arguments;
        this.hooks = hooks;
        this.companion = companion;
        this.overwritten = new boolean[arguments.types.length];
        this.slotsUsed = arguments.slotsUsed;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        for (Hook hook : hooks) {
            if (hook.place == Hook.Place.ENTRY) call(hook);
        }
        super.visitLabel(bodyBegin);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            for (Hook hook : hooks) {
                if (hook.place == Hook.Place.RETURN) call(hook);
                if (hook.place == Hook.Place.RESULT) exchangeResult(hook);
            }
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        slotsUsed = Math.max(slotsUsed, slot + 2);
        int argument = arguments.at(slot);
        if (argument >= 0 && opcode >= Opcodes.ISTORE) overwritten[argument] = true;
        super.visitVarInsn(opcode, slot);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        for (Hook hook : hooks) {
            if (hook.place == Hook.Place.THROW) handle(hook);
        }
        super.visitMaxs(maxStack, maxLocals);
    }

    /** A handler behind the body: it tells the companion and throws on what came. */
    private void handle(Hook hook) {
        Label bodyEnd = new Label();
        super.visitLabel(bodyEnd);
        super.visitTryCatchBlock(bodyBegin, bodyEnd, bodyEnd, "java/lang/Throwable");
        Object[] locals = arguments.frame(overwritten);
        super.visitFrame(Opcodes.F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
        super.visitVarInsn(Opcodes.ASTORE, slotsUsed);
        for (int i = 0; i < companion.arguments(hook).length - 1; i++) {
            // what the body stored over it has a type that the handler's frame cannot know
            if (overwritten[i]) super.visitInsn(nothing(arguments.types[i]));
            else load(i);
        }
        super.visitVarInsn(Opcodes.ALOAD, slotsUsed);
        invoke(hook);
        super.visitVarInsn(Opcodes.ALOAD, slotsUsed);
        super.visitInsn(Opcodes.ATHROW);
    }

    private void exchangeResult(Hook hook) {
        super.visitVarInsn(arguments.result.getOpcode(Opcodes.ISTORE), slotsUsed);
        for (int i = 0; i < companion.arguments(hook).length - 1; i++) load(i);
        super.visitVarInsn(arguments.result.getOpcode(Opcodes.ILOAD), slotsUsed);
        invoke(hook);
        if (arguments.result.getSort() >= Type.ARRAY) {
            super.visitTypeInsn(Opcodes.CHECKCAST, arguments.result.getInternalName());
        }
    }

    private void call(Hook hook) {
        for (int i = 0; i < companion.arguments(hook).length; i++) load(i);
        invoke(hook);
    }

    private void load(int argument) {
        super.visitVarInsn(arguments.types[argument].getOpcode(Opcodes.ILOAD), arguments.slots[argument]);
    }

    private void invoke(Hook hook) {
        super.visitMethodInsn(
                Opcodes.INVOKESTATIC, companion.name(), hook.companionMethod, companion.descriptor(hook), false);
    }

    private static int nothing(Type type) {
        switch (type.getSort()) {
            case Type.FLOAT:
                return Opcodes.FCONST_0;
            case Type.LONG:
                return Opcodes.LCONST_0;
            case Type.DOUBLE:
                return Opcodes.DCONST_0;
            case Type.ARRAY:
            case Type.OBJECT:
                return Opcodes.ACONST_NULL;
            default:
                return Opcodes.ICONST_0;
        }
    }
}
