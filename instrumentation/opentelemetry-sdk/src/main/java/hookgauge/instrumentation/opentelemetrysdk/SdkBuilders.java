package hookgauge.instrumentation.opentelemetrysdk;

import hookgauge.instrumentation.MeterProviderBuilders;
import hookgauge.instrumentation.MetricDataReader;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Looks into the builders of one copy of the SDK. */
public final class SdkBuilders implements MeterProviderBuilders {
    public SdkBuilders() {}

    /** The builder has no getter; its field is a list of readers, or of what holds one, or a map by reader. */
    @Override
    public List<Object> readers(Object builder) {
        try {
            for (Field field : SdkMeterProviderBuilder.class.getDeclaredFields()) {
                if (!field.getName().equals("metricReaders") && !field.getName().equals("registeredReaders")) continue;
                field.setAccessible(true);
                return readersIn(field.get(builder));
            }
            return null;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    @Override
    public MetricDataReader addReader(Object builder, List<String> deltaOf, boolean isExponential) {
        ProviderReader reader = new ProviderReader(deltaOf, isExponential);
        ((SdkMeterProviderBuilder) builder).registerMetricReader(reader);
        return reader;
    }

    private static List<Object> readersIn(Object held) throws ReflectiveOperationException {
        Collection<?> elements = held instanceof Map ? ((Map<?, ?>) held).keySet() : (Collection<?>) held;
        List<Object> readers = new ArrayList<>();
        for (Object element : elements) {
            boolean isReader = element instanceof MetricReader;
            readers.add(
                    isReader
                            ? element
                            : element.getClass().getMethod("getReader").invoke(element));
        }
        return readers;
    }
}
