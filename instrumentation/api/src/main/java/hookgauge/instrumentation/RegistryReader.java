package hookgauge.instrumentation;

import java.util.Collection;
import java.util.Collections;

/** Reads one kind of metric registry; it is defined anew over each app loader whose registry it reads. */
public interface RegistryReader {
    /** Tells {@code sink} all that {@code registry} holds now; a part that cannot be read is a problem, not an exception. */
    void read(Object registry, MetricSink sink);

    /** What the registry is now; it may be half built. */
    default Standing standing(Object registry) {
        return Standing.FIRST;
    }

    /** The registry of another library in which this one keeps its metrics; null where it keeps them itself. */
    default Object inner(Object registry) {
        return null;
    }

    /** The registries that the library itself keeps for all, for an agent that comes when they have long been made. */
    default Collection<?> shared() {
        return Collections.emptyList();
    }
}
