package hookgauge.agent.push;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Turns labels into attributes, and exemplars into OpenTelemetry's. */
final class BridgedLabels {
    private BridgedLabels() {}

    /** The attributes of a point, without what says its scope; the agent's own may be integers or booleans. */
    static AttributesBuilder attributes(Labels labels, boolean ours) {
        AttributesBuilder attributes = Attributes.builder();
        for (int i = 0; i < labels.size(); i++) {
            String name = labels.getName(i);
            if (ScopeLabels.isScope(name)) continue;
            if (ours && Conventions.isInteger(name)) putInteger(attributes, name, labels.getValue(i));
            else if (ours && Conventions.isBoolean(name))
                attributes.put(name, labels.getValue(i).equals("true"));
            else attributes.put(name, labels.getValue(i));
        }
        return attributes;
    }

    static List<DoubleExemplarData> exemplars(Exemplars exemplars, long pointNanos) {
        if (exemplars.size() == 0) return Collections.emptyList();
        List<DoubleExemplarData> bridged = new ArrayList<>(exemplars.size());
        for (Exemplar exemplar : exemplars) bridged.add(exemplar(exemplar, pointNanos));
        return bridged;
    }

    static List<DoubleExemplarData> exemplars(Exemplar exemplar, long pointNanos) {
        return exemplar == null ? Collections.emptyList() : Collections.singletonList(exemplar(exemplar, pointNanos));
    }

    private static DoubleExemplarData exemplar(Exemplar exemplar, long pointNanos) {
        Labels labels = exemplar.getLabels();
        String trace = labels.get(Exemplar.TRACE_ID);
        String span = labels.get(Exemplar.SPAN_ID);
        boolean traced = trace != null && span != null && TraceId.isValid(trace) && SpanId.isValid(span);
        AttributesBuilder others = Attributes.builder();
        for (int i = 0; i < labels.size(); i++) {
            String name = labels.getName(i);
            if (!traced || !name.equals(Exemplar.TRACE_ID) && !name.equals(Exemplar.SPAN_ID)) {
                others.put(name, labels.getValue(i));
            }
        }
        SpanContext context = traced
                ? SpanContext.create(trace, span, TraceFlags.getDefault(), TraceState.getDefault())
                : SpanContext.getInvalid();
        long nanos =
                exemplar.hasTimestamp() ? TimeUnit.MILLISECONDS.toNanos(exemplar.getTimestampMillis()) : pointNanos;
        return DoubleExemplarData.create(others.build(), nanos, context, exemplar.getValue());
    }

    private static void putInteger(AttributesBuilder attributes, String name, String value) {
        try {
            attributes.put(AttributeKey.longKey(name), Long.parseLong(value));
        } catch (NumberFormatException e) {
            // such as _OTHER, where a cap has been reached
            attributes.put(name, value);
        }
    }
}
