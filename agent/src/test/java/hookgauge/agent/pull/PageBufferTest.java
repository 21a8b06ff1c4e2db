package hookgauge.agent.pull;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageBufferTest {
    @Test
    void gives_back_what_was_written_however_often_it_is_used() throws IOException {
        PageBuffer buffer = new PageBuffer();
        Random random = new Random(1);
        for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 5_000_000, 10, 131_072}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);

            for (int from = 0; from < length; from += 9_999) {
                buffer.write(bytes, from, Math.min(9_999, length - from));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            buffer.writeTo(out);

            assertEquals(length, buffer.size());
            assertArrayEquals(bytes, out.toByteArray());
            buffer.clear();
        }
    }
}
