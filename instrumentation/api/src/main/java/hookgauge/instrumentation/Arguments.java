package hookgauge.instrumentation;

import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** What a hooked method was called with, by slot: {@code this}, unless it is static, and the declared parameters. */
final class Arguments {
    final Type[] types;
    final int[] slots;
    final Type result;
    final int slotsUsed;

    Arguments(String owner, boolean isStatic, String descriptor) {
        Type[] declared = Type.getArgumentTypes(descriptor);
        int receivers = isStatic ? 0 : 1;
        types = new Type[declared.length + receivers];
        slots = new int[types.length];
        if (!isStatic) types[0] = Type.getObjectType(owner);
        System.arraycopy(declared, 0, types, receivers, declared.length);
        int slot = 0;
        for (int i = 0; i < types.length; i++) {
            slots[i] = slot;
            slot += types[i].getSize();
        }
        slotsUsed = slot;
        result = Type.getReturnType(descriptor);
    }

    /** The locals of a stack map frame in which an overwritten argument is unknown. */
    Object[] frame(boolean[] overwritten) {
        Object[] locals = new Object[types.length + wide(overwritten)];
        int next = 0;
        for (int i = 0; i < types.length; i++) {
            locals[next++] = overwritten[i] ? Opcodes.TOP : frameType(types[i]);
            if (overwritten[i] && types[i].getSize() == 2) locals[next++] = Opcodes.TOP;
        }
        return locals;
    }

    /** The argument that a local variable slot holds, or -1. */
    int at(int slot) {
        for (int i = 0; i < slots.length; i++) {
            if (slot == slots[i] || slot == slots[i] + 1 && types[i].getSize() == 2) return i;
        }
        return -1;
    }

    private int wide(boolean[] overwritten) {
        int wide = 0;
        for (int i = 0; i < types.length; i++) {
            if (overwritten[i] && types[i].getSize() == 2) wide++;
        }
        return wide;
    }

    private static Object frameType(Type type) {
        switch (type.getSort()) {
            case Type.BOOLEAN:
            case Type.CHAR:
            case Type.BYTE:
            case Type.SHORT:
            case Type.INT:
                return Opcodes.INTEGER;
            case Type.FLOAT:
                return Opcodes.FLOAT;
            case Type.LONG:
                return Opcodes.LONG;
            case Type.DOUBLE:
                return Opcodes.DOUBLE;
            default:
                return type.getInternalName();
        }
    }
}
