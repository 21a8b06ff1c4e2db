package demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Walks through the fields of one protobuf message: {@code while (in.next()) switch (in.field()) ...}. */
final class ProtobufReader {
    private final ByteBuffer in;
    private int tag;

    ProtobufReader(byte[] message) {
        this(ByteBuffer.wrap(message));
    }

    private ProtobufReader(ByteBuffer in) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes to the next field; its value must then be read or skipped. */
    boolean next() {
        if (!in.hasRemaining()) return false;
        tag = (int) varint();
        return true;
    }

    int field() {
        return tag >>> 3;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) return value;
        }
    }

    long fixed64() {
        return in.getLong();
    }

    double real() {
        return in.getDouble();
    }

    ProtobufReader message() {
        int length = (int) varint();
        ByteBuffer message = in.slice().limit(length);
        in.position(in.position() + length);
        return new ProtobufReader(message);
    }

    String text() {
        byte[] bytes = new byte[(int) varint()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void skip() {
        switch (tag & 7) {
            case 0 -> varint();
            case 1 -> fixed64();
            case 2 -> message();
            case 5 -> in.getInt();
            default -> throw new IllegalStateException("no protobuf field has wire type " + (tag & 7));
        }
    }
}
