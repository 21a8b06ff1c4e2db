package hookgauge.agent.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The request methods that are told by their name. */
final class KnownMethods {
    private final Map<String, String> known = new HashMap<>();

    KnownMethods(List<String> methods) {
        for (String method : methods) known.put(method, method);
    }

    /** The method, always the same object for the same name; {@code _OTHER} for one that is not known, or null. */
    String told(String method) {
        String name = known.get(method);
        return name == null ? RequestAttributes.OTHER : name;
    }
}
