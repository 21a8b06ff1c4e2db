package hookgauge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Files that belong together, in one gulp: a zip file in the agent's jar whose entries are stored, so that the jar compresses
 * them as a whole and opening the jar costs nothing for each of them.
 */
final class Pack {
    private static final int HEADER = 0x04034b50;
    private static final int HEADER_BYTES = 30;

    private final byte[] bytes;

    /** Where the header of each entry begins. */
    private final Map<String, Integer> entries = new HashMap<>(1024);

    /**
     * @param size of the zip file
     */
    Pack(InputStream in, int size) throws IOException {
        bytes = new byte[size];
        for (int end = 0; end < size; ) {
            int n = in.read(bytes, end, size - end);
            if (n < 0) throw new IOException("the agent's jar is cut off");
            end += n;
        }
        int at = 0;
        while (int32(at) == HEADER) {
            int nameBytes = int16(at + 26);
            entries.put(new String(bytes, at + HEADER_BYTES, nameBytes, StandardCharsets.ISO_8859_1), at);
            at += HEADER_BYTES + nameBytes + int16(at + 28) + int32(at + 22);
        }
    }

    byte[] read(String name) {
        Integer at = entries.get(name);
        if (at == null) return null;
        byte[] file = new byte[int32(at + 22)];
        System.arraycopy(bytes, at + HEADER_BYTES + int16(at + 26) + int16(at + 28), file, 0, file.length);
        return file;
    }

    private int int16(int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    private int int32(int at) {
        return int16(at) | int16(at + 2) << 16;
    }
}
