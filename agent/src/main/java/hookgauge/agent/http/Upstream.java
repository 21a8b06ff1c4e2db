package hookgauge.agent.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Who is called, and how: one for each method, address and port that the labels show. */
final class Upstream {
    /** Requests under way. */
    final LongAdder active = new LongAdder();

    /** Whether requests to it are recorded. */
    final boolean isRecorded;

    private final String method;
    private final String address;
    private final int port;

    /** {@code port} is 0 where many are told as one. */
    Upstream(String method, String address, int port, boolean isRecorded) {
        this.isRecorded = isRecorded;
        this.method = method;
        this.address = address;
        this.port = port;
    }

    boolean is(String otherMethod, int otherPort) {
        return port == otherPort && method.equals(otherMethod);
    }

    /** Names and values in turn, by the semantic conventions for HTTP clients. */
    List<String> labels() {
        List<String> namesAndValues = new ArrayList<>(12);
        namesAndValues.add("http.request.method");
        namesAndValues.add(method);
        namesAndValues.add("server.address");
        namesAndValues.add(address);
        if (port == 0) return namesAndValues;
        namesAndValues.add("server.port");
        namesAndValues.add(Integer.toString(port));
        return namesAndValues;
    }
}
