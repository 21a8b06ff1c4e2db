package hookgauge.instrumentation.opentelemetrysdk;

import hookgauge.instrumentation.MetricDataReader;
import hookgauge.instrumentation.MetricDataSink;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The agent's reader in a meter provider of the app: it does nothing until it is asked. */
public final class ProviderReader implements MetricReader, MetricDataReader {
    private final List<String> deltaOf;
    private final boolean isExponential;
    // several where the app builds twice with one builder
    private final List<CollectionRegistration> registrations = new CopyOnWriteArrayList<>();
    private volatile boolean isShutDown;

    ProviderReader(List<String> deltaOf, boolean isExponential) {
        this.deltaOf = deltaOf;
        this.isExponential = isExponential;
    }

    @Override
    public void read(MetricDataSink sink) {
        if (isShutDown) return;
        for (CollectionRegistration registration : registrations) DataReader.read(collected(registration), sink);
    }

    @Override
    public boolean isShutDown() {
        return isShutDown;
    }

    @Override
    public void register(CollectionRegistration registration) {
        registrations.add(registration);
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
        return deltaOf.contains(instrument.name()) ? AggregationTemporality.DELTA : AggregationTemporality.CUMULATIVE;
    }

    /** Since 1.16; exponential ones since 1.23. */
    @Override
    public Aggregation getDefaultAggregation(InstrumentType instrument) {
        if (!isExponential || instrument != InstrumentType.HISTOGRAM) return Aggregation.defaultAggregation();
        try {
            return Aggregation.base2ExponentialBucketHistogram();
        } catch (NoSuchMethodError e) {
            return Aggregation.defaultAggregation();
        }
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        isShutDown = true;
        return CompletableResultCode.ofSuccess();
    }

    @SuppressWarnings("unchecked") // as the method says in every version
    private static Collection<MetricData> collected(CollectionRegistration registration) {
        try {
            return (Collection<MetricData>) collecting().invoke(registration);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException) throw (RuntimeException) cause;
            if (cause instanceof Error) throw (Error) cause;
            throw new IllegalStateException("OpenTelemetry's SDK cannot be read", cause);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of OpenTelemetry's SDK cannot be read", e);
        }
    }

    /** Public since 1.31; before, the registration is also what an internal type says that it is. */
    private static Method collecting() throws ReflectiveOperationException {
        try {
            return CollectionRegistration.class.getMethod("collectAllMetrics");
        } catch (NoSuchMethodException e) {
            return Class.forName("io.opentelemetry.sdk.metrics.internal.export.MetricProducer")
                    .getMethod("collectAllMetrics");
        }
    }
}
