package hookgauge;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Files that belong together, in one gulp: a zip file in the agent's jar. Of packs that are needed as a whole the entries are
 * stored, so that the jar compresses them together; opening the jar costs nothing for each of them.
 */
final class Pack {
    private static final int HEADER = 0x04034b50;
    private static final int HEADER_BYTES = 30;
    private static final int STORED = 0;
    /** Where the end of a zip file has the number of its entries. */
    private static final int COUNT_FROM_END = 12;

    private static final int ENDING = ".class".length();
    /** So many letters before the ending tell a name from most others. */
    private static final int TELLING = 8;

    private final byte[] bytes;

    /**
     * Where the headers of entries begin, plus one, at the hashes of their names or behind; no strings in a map, for until
     * the JVM is warm each letter of them costs.
     */
    private final int[] heads;

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
        heads = new int[4 * Integer.highestOneBit(int16(size - COUNT_FROM_END) + 1)];
        for (int at = 0; int32(at) == HEADER; at = contents(at) + int32(at + 18)) {
            int slot = hash(at);
            while (heads[slot] != 0) slot = next(slot);
            heads[slot] = at + 1;
        }
    }

    /** The file of this name; null if there is none. */
    byte[] read(String name) throws IOException {
        for (int slot = hash(name); heads[slot] != 0; slot = next(slot)) {
            int at = heads[slot] - 1;
            if (isNamed(name, at)) return file(at);
        }
        return null;
    }

    private byte[] file(int at) throws IOException {
        byte[] file = new byte[int32(at + 22)];
        if (int16(at + 8) == STORED) {
            System.arraycopy(bytes, contents(at), file, 0, file.length);
            return file;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, contents(at), int32(at + 18));
            if (inflater.inflate(file) != file.length) throw new IOException("the agent's jar is cut off");
            return file;
        } catch (DataFormatException e) {
            throw new IOException("the agent's jar is broken", e);
        } finally {
            inflater.end();
        }
    }

    private boolean isNamed(String name, int at) {
        int length = int16(at + 26);
        if (name.length() != length) return false;
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[at + HEADER_BYTES + i] != name.charAt(i)) return false;
        }
        return true;
    }

    private int hash(int at) {
        int length = int16(at + 26);
        int hash = length;
        for (int i = Math.max(0, length - ENDING - TELLING); i < length - ENDING; i++)
            hash = 31 * hash + bytes[at + HEADER_BYTES + i];
        return slot(hash);
    }

    private int hash(String name) {
        int length = name.length();
        int hash = length;
        for (int i = Math.max(0, length - ENDING - TELLING); i < length - ENDING; i++)
            hash = 31 * hash + name.charAt(i);
        return slot(hash);
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 11) & heads.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & heads.length - 1;
    }

    /** Where the file begins whose header begins there. */
    private int contents(int at) {
        return at + HEADER_BYTES + int16(at + 26) + int16(at + 28);
    }

    private int int16(int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    private int int32(int at) {
        return int16(at) | int16(at + 2) << 16;
    }
}
