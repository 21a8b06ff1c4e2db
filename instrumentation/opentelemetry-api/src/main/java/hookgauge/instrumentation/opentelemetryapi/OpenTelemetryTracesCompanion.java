package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.function.Function;

/** Tells the agent when a thread gets another context, and answers which span that has. */
public final class OpenTelemetryTracesCompanion implements Function<Object, String[]> {
    private static final String SITE = "opentelemetry-traces";
    // the agent holds it weakly
    private static final OpenTelemetryTracesCompanion READER = new OpenTelemetryTracesCompanion();

    private OpenTelemetryTracesCompanion() {}

    /** The thread's context is about to be this one. */
    public static void attached(Object storage, Context context) {
        try {
            if (context != null) HookgaugeHttp.attached(READER, context);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The ids of trace and span, if the context (null: the thread's own) has a span of this process that is sampled. */
    @Override
    public String[] apply(Object context) {
        SpanContext span = Span.fromContext(context == null ? Context.current() : (Context) context)
                .getSpanContext();
        boolean isWanted = span.isSampled() && span.isValid() && !span.isRemote();
        return isWanted ? new String[] {span.getTraceId(), span.getSpanId()} : null;
    }
}
