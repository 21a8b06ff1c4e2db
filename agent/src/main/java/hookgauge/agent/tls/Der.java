package hookgauge.agent.tls;

import java.io.ByteArrayOutputStream;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;

/** The little of ASN.1's encoding that puts a head before a private key. */
final class Der {
    static final int SEQUENCE = 0x30;
    static final int OCTETS = 4;
    private static final int CURVE = 0xa0;

    private Der() {}

    static byte[] of(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.write(content, 0, content.length);
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) out.write(part, 0, part.length);
        return out.toByteArray();
    }

    /** Which curve a private key of SEC1 is on, as it names it. */
    static byte[] curve(byte[] sec1) throws InvalidKeySpecException {
        try {
            for (int at = begin(sec1, 0); at < sec1.length; at = begin(sec1, at) + length(sec1, at)) {
                int begin = begin(sec1, at);
                if ((sec1[at] & 0xff) == CURVE) return Arrays.copyOfRange(sec1, begin, begin + length(sec1, at));
            }
        } catch (IndexOutOfBoundsException e) {
            // as one that names none
        }
        throw new InvalidKeySpecException("an EC key that does not name its curve");
    }

    /** Where the content of what begins there begins. */
    private static int begin(byte[] bytes, int at) {
        return at + 2 + (bytes[at + 1] < 0 ? bytes[at + 1] & 0x7f : 0);
    }

    private static int length(byte[] bytes, int at) {
        if (bytes[at + 1] >= 0) return bytes[at + 1];
        int length = 0;
        for (int i = at + 2; i < begin(bytes, at); i++) length = length << 8 | bytes[i] & 0xff;
        return Math.max(0, length);
    }
}
