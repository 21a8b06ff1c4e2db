package hookgauge.agent.http;

import java.util.ArrayDeque;

/** The templates of the URIs to which a thread is about to send requests, the innermost last, for one may be made for another. */
final class UriTemplates {
    private static final int LONGEST = 255;

    private final ThreadLocal<ArrayDeque<String>> frames = new ThreadLocal<>();

    /** {@code template} is empty where there is none. */
    void enter(String template) {
        ArrayDeque<String> templates = frames.get();
        if (templates == null) frames.set(templates = new ArrayDeque<>(2));
        templates.push(path(template));
    }

    void leave() {
        ArrayDeque<String> templates = frames.get();
        if (templates == null) return;
        templates.poll();
        if (templates.isEmpty()) frames.remove();
    }

    /** Null where there is none. */
    String current() {
        ArrayDeque<String> templates = frames.get();
        String template = templates == null ? null : templates.peek();
        return template == null || template.isEmpty() ? null : template;
    }

    /** Without scheme, address and query, which may be long, or hold what is nobody's business. */
    private static String path(String template) {
        if (template.isEmpty()) return template;
        int scheme = template.indexOf("://");
        int begin = scheme < 0 ? 0 : template.indexOf('/', scheme + 3);
        int query = template.indexOf('?');
        int end = Math.min(query < 0 ? template.length() : query, LONGEST + Math.max(0, begin));
        if (begin < 0 || begin >= end) return "/";
        String path = template.substring(begin, Math.min(end, template.length()));
        return path.charAt(0) == '/' || path.charAt(0) == '{' ? path : '/' + path;
    }
}
