package hookgauge.instrumentation;

import java.util.List;

/** Looks into the builders of an app's own OpenTelemetry SDK and gives them readers; it is defined anew over each app loader. */
public interface MeterProviderBuilders {
    /** Why the providers of this copy of the SDK are not read; null if they are. */
    String whyUnread();

    /** The readers that a provider will have; null where this version of the SDK does not let them be seen. */
    List<Object> readers(Object builder);

    /** Whether one of them keeps the metrics in a registry of the Prometheus client. */
    boolean haveRegistry(List<Object> readers);

    /**
     * Gives the provider one reader more.
     *
     * @param deltaOf the instrument types, as in {@code InstrumentType}, that are read as what was added since the last time
     * @param isExponential whether histograms are exponential for which the app has no view
     */
    MetricDataReader addReader(Object builder, List<String> deltaOf, boolean isExponential);
}
