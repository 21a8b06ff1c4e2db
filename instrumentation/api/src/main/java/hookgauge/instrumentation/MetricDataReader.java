package hookgauge.instrumentation;

/** Reads the meter provider of an app's own OpenTelemetry SDK; the provider holds it. */
public interface MetricDataReader {
    /** Tells {@code sink} all that the provider has now; nothing once it was shut down. */
    void read(MetricDataSink sink);

    /** Whether the app has shut its provider down. */
    boolean isShutDown();
}
