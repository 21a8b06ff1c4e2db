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
    private static final String SINCE_1_14 = "io.opentelemetry.sdk.metrics.export.CollectionRegistration";
    private static final String OTHER_AGENT = "io.opentelemetry.javaagent.";
    private static final String PROMETHEUS = "io.opentelemetry.exporter.prometheus.";
    private static final String SINCE_1_37 = "io.opentelemetry.exporter.prometheus.PrometheusMetricReader";

    public SdkBuilders() {}

    @Override
    public String whyUnread() {
        ClassLoader sdk = SdkMeterProviderBuilder.class.getClassLoader();
        if (sdk.getClass().getName().startsWith(OTHER_AGENT)) return "it is that of OpenTelemetry's own agent";
        return has(sdk, SINCE_1_14) ? null : "it is older than 1.14";
    }

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

    /** That of the exporter, since 1.37; before, the exporter was a server alone. */
    @Override
    public boolean haveRegistry(List<Object> readers) {
        for (Object reader : readers) {
            boolean isExporter = reader.getClass().getName().startsWith(PROMETHEUS);
            if (isExporter && has(reader.getClass().getClassLoader(), SINCE_1_37)) return true;
        }
        return false;
    }

    private static boolean has(ClassLoader loader, String type) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
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
