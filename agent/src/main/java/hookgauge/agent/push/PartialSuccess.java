package hookgauge.agent.push;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a receiver says that it did not take, of a request which it took otherwise. */
final class PartialSuccess {
    private static final int LENGTH_DELIMITED = 2;

    final long rejectedPoints;
    final String message;

    private PartialSuccess(long rejectedPoints, String message) {
        this.rejectedPoints = rejectedPoints;
        this.message = message;
    }

    /** Reads an {@code ExportMetricsServiceResponse}; null if it says nothing, or is no such message. */
    static PartialSuccess parse(byte[] response) {
        try {
            byte[] inner = new Fields(response).bytes(1);
            if (inner == null) return null;
            long rejected = new Fields(inner).number(1);
            byte[] message = new Fields(inner).bytes(2);
            if (rejected == 0 && message == null) return null;
            return new PartialSuccess(rejected, message == null ? "" : new String(message, StandardCharsets.UTF_8));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            return null;
        }
    }

    /** The fields of one protobuf message; this much of the format is all that an answer needs. */
    private static final class Fields {
        private final byte[] in;
        private int at;

        Fields(byte[] in) {
            this.in = in;
        }

        long number(int field) {
            long found = 0;
            while (at < in.length) {
                long tag = varint();
                if (tag == (long) field << 3) found = varint();
                else skip((int) tag & 7);
            }
            return found;
        }

        byte[] bytes(int field) {
            byte[] found = null;
            while (at < in.length) {
                long tag = varint();
                if (tag == ((long) field << 3 | LENGTH_DELIMITED)) found = delimited();
                else skip((int) tag & 7);
            }
            return found;
        }

        private void skip(int wireType) {
            if (wireType == 0) varint();
            else if (wireType == 1) at += 8;
            else if (wireType == LENGTH_DELIMITED) delimited();
            else if (wireType == 5) at += 4;
            else throw new IllegalArgumentException("not protobuf");
        }

        private byte[] delimited() {
            int length = Math.toIntExact(varint());
            if (length < 0 || length > in.length - at) throw new IllegalArgumentException("not protobuf");
            byte[] bytes = Arrays.copyOfRange(in, at, at + length);
            at += length;
            return bytes;
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte next = in[at++];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) return value;
            }
            throw new IllegalArgumentException("not protobuf");
        }
    }
}
