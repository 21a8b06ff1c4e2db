package hookgauge.agent.pull;

import java.util.Collections;
import java.util.Map;

/** One page that is served beside the metrics, whole. */
public final class Page {
    /** Stands for one that could not be made. */
    static final Page NOT_MADE = new Page(Collections.emptyMap(), new byte[0]);

    final Map<String, String> headers;
    final byte[] body;

    /** @param headers with {@code Content-Type} */
    public Page(Map<String, String> headers, byte[] body) {
        this.headers = Collections.unmodifiableMap(headers);
        this.body = body;
    }
}
