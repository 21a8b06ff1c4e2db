package hookgauge.agent.http;

import java.nio.charset.StandardCharsets;

/** Lets a header's bytes be looked up as if they were a text, without making one. */
final class HeaderBytes implements CharSequence {
    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int begin;
    private int length;

    HeaderBytes of(byte[] allBytes, int first, int count) {
        bytes = allBytes;
        begin = first;
        length = count;
        return this;
    }

    /** The server's array is the server's. */
    void forget() {
        of(NONE, 0, 0);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[begin + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return toString().substring(from, to);
    }

    @Override
    public String toString() {
        return new String(bytes, begin, length, StandardCharsets.ISO_8859_1);
    }
}
