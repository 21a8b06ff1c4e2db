package hookgauge.instrumentation.testing;

/**
 * One outgoing request as a client told it: {@code version} is {@code 1.0}, {@code 1.1} or {@code 2}, a status of 0 is none,
 * {@code startedBy} the thread that told of its start.
 */
public record SentRequest(
        String method, String address, int port, String version, int status, Throwable error, Thread startedBy) {}
