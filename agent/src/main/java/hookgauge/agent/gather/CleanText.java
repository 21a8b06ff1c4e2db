package hookgauge.agent.gather;

/** Label values and help as every reader takes them: valid UTF-16 of a bearable length. */
final class CleanText {
    private static final int MAX_LENGTH = 1024;
    private static final int KEPT_OF_LONG = 1007;

    private CleanText() {}

    static boolean isClean(String text) {
        if (text == null) return false;
        int length = text.length();
        if (length > MAX_LENGTH) return false;
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) return isPaired(text, i);
        }
        return true;
    }

    static String clean(String text) {
        if (text == null) return "";
        String paired = isPaired(text, 0) ? text : paired(text);
        return paired.length() <= MAX_LENGTH ? paired : cut(paired);
    }

    private static boolean isPaired(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            boolean pair =
                    Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) return false;
            i++;
        }
        return true;
    }

    private static String paired(String text) {
        StringBuilder paired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            paired.appendCodePoint(lone ? 0xFFFD : point);
            i += Character.charCount(point);
        }
        return paired.toString();
    }

    /** Ends in a hash of the whole, so that two long values stay two series. */
    private static String cut(String text) {
        int end = Character.isHighSurrogate(text.charAt(KEPT_OF_LONG - 1)) ? KEPT_OF_LONG - 1 : KEPT_OF_LONG;
        String hash = Long.toHexString(hash(text));
        StringBuilder cut = new StringBuilder(MAX_LENGTH).append(text, 0, end).append('\u2026');
        for (int i = hash.length(); i < 16; i++) cut.append('0');
        return cut.append(hash).toString();
    }

    /** FNV-1a. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        return hash;
    }
}
