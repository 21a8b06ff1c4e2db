package hookgauge.agent.otel;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import hookgauge.agent.gather.LibraryVersion;
import hookgauge.agent.gather.MetricSource;
import hookgauge.agent.gather.ReaderLoader;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.instrumentation.MeterProviderBuilders;
import hookgauge.instrumentation.MetricDataReader;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The meter providers that the app builds with SDKs of its own, in the order in which they were built; none is kept alive by it. */
public final class AppSdks {
    // a string, for the agent's own loader must not load it
    private static final String BUILDERS = "hookgauge.instrumentation.opentelemetrysdk.SdkBuilders";

    private final boolean isPrometheusMerged;
    private final boolean isPushEnabled;
    private final OtlpTemporality temporality;
    private final OtlpHistogram histogram;
    private final AgentLog log;
    private final CaughtErrors errors;
    // Guarded by this
    private final List<AppSdk> found = new ArrayList<>();

    // kept by the app's class itself and not by a map of ours: so it goes when the app's loader goes
    private final ClassValue<MeterProviderBuilders> builders = new ClassValue<MeterProviderBuilders>() {
        @Override
        protected MeterProviderBuilders computeValue(Class<?> builder) {
            return define(builder.getClassLoader());
        }
    };

    /**
     * @param isPrometheusMerged whether registries of the Prometheus client are read
     * @param temporality since when pushed counts count
     * @param histogram how histograms are pushed
     */
    AppSdks(
            boolean isPrometheusMerged,
            boolean isPushEnabled,
            OtlpTemporality temporality,
            OtlpHistogram histogram,
            AgentLog log,
            CaughtErrors errors) {
        this.isPrometheusMerged = isPrometheusMerged;
        this.isPushEnabled = isPushEnabled;
        this.temporality = temporality;
        this.histogram = histogram;
        this.log = log;
        this.errors = errors;
    }

    /** The app builds a provider, whose readers can be given now and not later. */
    public void building(Object builder) {
        MeterProviderBuilders sdk = builders.get(builder.getClass());
        if (sdk.whyUnread() != null) {
            log.debug(name(builder) + " is not read: " + sdk.whyUnread());
            return;
        }
        List<Object> readers = sdk.readers(builder);
        if (readers != null && has(readers, MetricDataReader.class)) return;
        if (readers != null && isPrometheusMerged && sdk.haveRegistry(readers)) {
            log.debug(name(builder) + " is read through the Prometheus registry that the app has for it");
            return;
        }
        add(sdk, builder, readers != null && readers.isEmpty());
    }

    /** One for each provider that the app still has. */
    public synchronized List<MetricSource> sources() {
        return Collections.unmodifiableList(new ArrayList<MetricSource>(live()));
    }

    /** Whether there is a provider whose metrics nobody else sends. */
    boolean arePushed() {
        for (AppSdk sdk : snapshot()) {
            if (sdk.isPushed()) return true;
        }
        return false;
    }

    /** The metrics that nobody else sends, of each provider; their callbacks run, which are the app's. */
    List<Collection<MetricData>> pushed(Resource resource) {
        List<Collection<MetricData>> metrics = new ArrayList<>();
        for (AppSdk sdk : snapshot()) {
            try {
                metrics.add(sdk.pushed(resource));
            } catch (RuntimeException | LinkageError e) {
                // a callback of one provider must not cost what the others have
                errors.caught(sdk.name(), e);
            }
        }
        return metrics;
    }

    private void add(MeterProviderBuilders sdk, Object builder, boolean hasNoReader) {
        boolean isPushed = isPushEnabled && hasNoReader;
        MetricDataReader scraped = sdk.addReader(builder, Collections.emptyList(), false);
        MetricDataReader pushed = isPushed ? pushed(sdk, builder, scraped) : null;
        String said = isPushed ? "pushed, for it has no reader" : "not pushed";
        synchronized (this) {
            AppSdk added = new AppSdk(freeName(name(builder), live()), scraped, pushed);
            found.add(added);
            log.debug("source '" + added.name() + "': a meter provider of the app; " + said);
        }
    }

    /** The same reader unless it must read otherwise, because a second one doubles what each series costs. */
    private MetricDataReader pushed(MeterProviderBuilders sdk, Object builder, MetricDataReader scraped) {
        if (temporality == OtlpTemporality.CUMULATIVE && histogram == OtlpHistogram.EXPLICIT) return scraped;
        return sdk.addReader(builder, deltaOf(temporality), histogram == OtlpHistogram.EXPONENTIAL);
    }

    private static List<String> deltaOf(OtlpTemporality temporality) {
        switch (temporality) {
            case DELTA:
                return Arrays.asList("COUNTER", "OBSERVABLE_COUNTER", "HISTOGRAM");
            case LOW_MEMORY:
                return Arrays.asList("COUNTER", "HISTOGRAM");
            default:
                return Collections.emptyList();
        }
    }

    private synchronized List<AppSdk> snapshot() {
        return new ArrayList<>(live());
    }

    private List<AppSdk> live() {
        found.removeIf(AppSdk::isGone);
        return found;
    }

    /** The name, with a number behind it if one of the others has it. */
    static String freeName(String wanted, List<? extends MetricSource> others) {
        Set<String> names = new HashSet<>();
        for (MetricSource other : others) names.add(other.name());
        return MetricSource.freeName(wanted, names);
    }

    private static String name(Object builder) {
        String version = LibraryVersion.of(builder.getClass());
        return version == null ? "opentelemetry-sdk" : "opentelemetry-sdk " + version;
    }

    private static boolean has(List<Object> readers, Class<?> type) {
        for (Object reader : readers) {
            if (type.isInstance(reader)) return true;
        }
        return false;
    }

    private static MeterProviderBuilders define(ClassLoader app) {
        try {
            return (MeterProviderBuilders) new ReaderLoader(app, AppSdks.class.getClassLoader())
                    .loadClass(BUILDERS)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of OpenTelemetry's SDK is not known", e);
        }
    }
}
