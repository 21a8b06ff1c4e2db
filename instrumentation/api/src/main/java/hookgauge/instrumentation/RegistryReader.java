package hookgauge.instrumentation;

/** Reads one kind of metric registry; it is defined anew over each app loader whose registry it reads. */
public interface RegistryReader {
    /** Tells {@code sink} all that {@code registry} holds now; a part that cannot be read is a problem, not an exception. */
    void read(Object registry, MetricSink sink);
}
