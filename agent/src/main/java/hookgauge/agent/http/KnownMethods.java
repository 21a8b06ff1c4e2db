package hookgauge.agent.http;

import java.util.HashMap;
import java.util.Map;

/** The request methods that are told by their name (RFC 9110 section 9, RFC 5789, the draft of QUERY). */
final class KnownMethods {
    private static final String[] STANDARD = {
        "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE"
    };

    private final Map<String, String> known = new HashMap<>();

    KnownMethods() {
        for (String method : STANDARD) known.put(method, method);
    }

    /** The method, always the same object for the same name; {@code _OTHER} for one that is not known, or null. */
    String told(String method) {
        String name = known.get(method);
        return name == null ? RequestAttributes.OTHER : name;
    }
}
