package hookgauge.instrumentation.testing;

/** One exchange as a server told it: {@code version} is {@code 1.0}, {@code 1.1} or {@code 2}, a size of -1 is unknown. */
public record Sample(
        String method,
        String scheme,
        String route,
        String version,
        int status,
        long requestBytes,
        long responseBytes,
        Throwable error) {}
