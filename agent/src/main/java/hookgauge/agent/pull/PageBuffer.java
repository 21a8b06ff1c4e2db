package hookgauge.agent.pull;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Holds a page until it is whole, in chunks that are used again for the next one. */
final class PageBuffer extends OutputStream {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int MAX_KEPT_CHUNKS = 64;

    private final List<byte[]> chunks = new ArrayList<>();
    private int used;
    private int free;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (free == 0) next();
            int count = Math.min(left, free);
            System.arraycopy(bytes, from, chunks.get(used - 1), CHUNK_BYTES - free, count);
            free -= count;
            from += count;
            left -= count;
        }
    }

    long size() {
        return (long) used * CHUNK_BYTES - free;
    }

    void writeTo(OutputStream out) throws IOException {
        for (int i = 0; i < used; i++) {
            out.write(chunks.get(i), 0, i < used - 1 ? CHUNK_BYTES : CHUNK_BYTES - free);
        }
    }

    /** Empties it; what a huge page needed is given back. */
    void clear() {
        if (chunks.size() > MAX_KEPT_CHUNKS)
            chunks.subList(MAX_KEPT_CHUNKS, chunks.size()).clear();
        used = 0;
        free = 0;
    }

    private void next() {
        if (used == chunks.size()) chunks.add(new byte[CHUNK_BYTES]);
        used++;
        free = CHUNK_BYTES;
    }
}
