package hookgauge.agent.push;

import io.opentelemetry.sdk.common.export.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** An answer of HTTP/1.1, read as far as a push needs it. */
final class HttpAnswer implements HttpResponse {
    private static final int MAX_BYTES = 64 << 10;

    private final int status;
    private final Map<String, String> headers = new HashMap<>();
    private final boolean http11;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean whole = true;

    /** {@code left}: how many bytes may be read, from which is taken what is. */
    private HttpAnswer(InputStream in, int[] left) throws IOException {
        String statusLine = line(in, left);
        if (!statusLine.startsWith("HTTP/1.") || statusLine.length() < 12) throw new IOException("not HTTP/1");
        http11 = !statusLine.startsWith("HTTP/1.0");
        status = number(statusLine.substring(9, 12), 10);
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            int colon = line.indexOf(':');
            if (colon < 0) throw new IOException("not HTTP/1");
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
    }

    /** Reads the answer to a POST; what is said before it, such as 103, is not one. */
    static HttpAnswer read(InputStream in) throws IOException {
        int[] left = {MAX_BYTES};
        HttpAnswer answer = new HttpAnswer(in, left);
        while (answer.status < 200) answer = new HttpAnswer(in, left);
        answer.readBody(in, left);
        return answer;
    }

    /** Reads the answer to a CONNECT, which is followed by what the tunnel carries. */
    static HttpAnswer readHead(InputStream in) throws IOException {
        return new HttpAnswer(in, new int[] {MAX_BYTES});
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    public String getStatusMessage() {
        return "";
    }

    /** As much of it as the first 64 KB of the answer hold. */
    @Override
    public byte[] getResponseBody() {
        return body.toByteArray();
    }

    /** Null if there is none. */
    String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /** Whether another request may follow on its connection. */
    boolean keepsConnection() {
        String connection = headers.getOrDefault("connection", "");
        return whole && http11 && !connection.toLowerCase(Locale.ROOT).contains("close");
    }

    private void readBody(InputStream in, int[] left) throws IOException {
        if (status == 204 || status == 304) return;
        String length = headers.get("content-length");
        if (headers.containsKey("transfer-encoding")) readChunks(in, left);
        else if (length != null) readBytes(in, number(length, 10), left);
        else {
            whole = false;
            readBytes(in, Integer.MAX_VALUE, left);
        }
    }

    private void readChunks(InputStream in, int[] left) throws IOException {
        while (whole) {
            String size = line(in, left);
            int end = size.indexOf(';');
            int bytes = number((end < 0 ? size : size.substring(0, end)).trim(), 16);
            if (bytes == 0) break;
            readBytes(in, bytes, left);
            if (whole) line(in, left);
        }
        while (whole && !line(in, left).isEmpty()) {
            // what stands there is not asked for
        }
    }

    private void readBytes(InputStream in, int bytes, int[] left) throws IOException {
        byte[] buffer = new byte[4096];
        int missing = bytes;
        while (missing > 0 && left[0] > 0) {
            int n = in.read(buffer, 0, Math.min(Math.min(missing, left[0]), buffer.length));
            if (n < 0) {
                whole = false;
                return;
            }
            body.write(buffer, 0, n);
            missing -= n;
            left[0] -= n;
        }
        if (missing > 0) whole = false;
    }

    private static String line(InputStream in, int[] left) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = next(in, left); c != '\n'; c = next(in, left)) {
            if (c != '\r') line.write(c);
        }
        return new String(line.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    private static int next(InputStream in, int[] left) throws IOException {
        if (left[0]-- <= 0) throw new IOException("an endless answer");
        int c = in.read();
        if (c < 0) throw new EOFException("the answer ends early");
        return c;
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number >= 0) return number;
        } catch (NumberFormatException e) {
            // as a negative one
        }
        throw new IOException("not HTTP/1");
    }
}
