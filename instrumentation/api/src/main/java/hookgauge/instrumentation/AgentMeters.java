package hookgauge.instrumentation;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjLongConsumer;

/**
 * Where the shim of OpenTelemetry's API records what an app tells it, in JDK types alone, because app and agent share no
 * other class.
 *
 * <p>Instruments and measurements are {@link ObjLongConsumer}s or {@link ObjDoubleConsumer}s, by their kind, which take a
 * value and the {@link #attributes} that it has.
 */
public interface AgentMeters {
    int LONG_COUNTER = 0;
    int DOUBLE_COUNTER = 1;
    int LONG_UP_DOWN_COUNTER = 2;
    int DOUBLE_UP_DOWN_COUNTER = 3;
    int LONG_HISTOGRAM = 4;
    int DOUBLE_HISTOGRAM = 5;
    int LONG_GAUGE = 6;
    int DOUBLE_GAUGE = 7;

    /** {@code version} and {@code schemaUrl} may be null. */
    Object meter(String scope, String version, String schemaUrl);

    /**
     * An instrument that records when it is told to.
     *
     * @param bounds advice for a histogram; null where there is none, as for description and unit
     */
    Object instrument(
            Object meter, int kind, String name, String description, String unit, List<? extends Number> bounds);

    /**
     * An instrument that is asked; each time, {@code callback} gets its measurement. It is held weakly: whoever wants to be
     * asked must keep it.
     */
    AutoCloseable observe(
            Object meter, int kind, String name, String description, String unit, Consumer<Object> callback);

    /** A measurement for {@link #batch}. */
    Object observer(Object meter, int kind, String name, String description, String unit);

    /** Asks for several {@link #observer}s at once; {@code callback} is held weakly. */
    AutoCloseable batch(Object meter, Runnable callback, Object[] observers);

    /** @param entries key, name of the type as in {@code AttributeType}, and value, for each attribute */
    Object attributes(Object[] entries);
}
