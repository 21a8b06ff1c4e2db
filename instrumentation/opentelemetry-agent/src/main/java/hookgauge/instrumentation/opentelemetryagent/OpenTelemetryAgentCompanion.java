package hookgauge.instrumentation.opentelemetryagent;

import java.lang.reflect.Method;
import java.util.function.Function;

/**
 * Tells the agent when a thread gets another context of OpenTelemetry's agent, and answers which span that has: by
 * reflection, for the module {@code java.base}, of which this is a part, does not read the one of that agent's API.
 */
public final class OpenTelemetryAgentCompanion implements Function<Object, String[]> {
    private static final String SITE = "opentelemetry-agent";
    private static final String API = "io.opentelemetry.javaagent.shaded.io.opentelemetry.";
    // the agent holds it weakly
    private static volatile OpenTelemetryAgentCompanion reader;

    private final Method currentContext;
    private final Method spanOfContext;
    private final Method contextOfSpan;
    private final Method isSampled;
    private final Method isValid;
    private final Method isRemote;
    private final Method traceId;
    private final Method spanId;

    private OpenTelemetryAgentCompanion() throws ReflectiveOperationException {
        Class<?> context = type("context.Context");
        Class<?> span = type("api.trace.Span");
        Class<?> spanContext = type("api.trace.SpanContext");
        currentContext = context.getMethod("current");
        spanOfContext = span.getMethod("fromContext", context);
        contextOfSpan = span.getMethod("getSpanContext");
        isSampled = spanContext.getMethod("isSampled");
        isValid = spanContext.getMethod("isValid");
        isRemote = spanContext.getMethod("isRemote");
        traceId = spanContext.getMethod("getTraceId");
        spanId = spanContext.getMethod("getSpanId");
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(API + name, false, null);
    }

    /** The thread's context is about to be this one. */
    public static void attached(Object storage, Object context) {
        try {
            if (context != null) HookgaugeHttp.attached(reader(), context);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static OpenTelemetryAgentCompanion reader() throws ReflectiveOperationException {
        OpenTelemetryAgentCompanion made = reader;
        return made != null ? made : makeReader();
    }

    private static synchronized OpenTelemetryAgentCompanion makeReader() throws ReflectiveOperationException {
        if (reader == null) reader = new OpenTelemetryAgentCompanion();
        return reader;
    }

    /** The ids of trace and span, if the context (null: the thread's own) has a span of this process that is sampled. */
    @Override
    public String[] apply(Object context) {
        try {
            Object asked = context == null ? currentContext.invoke(null) : context;
            Object span = contextOfSpan.invoke(spanOfContext.invoke(null, asked));
            boolean isWanted = is(isSampled, span) && is(isValid, span) && !is(isRemote, span);
            return isWanted ? new String[] {(String) traceId.invoke(span), (String) spanId.invoke(span)} : null;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
            return null;
        }
    }

    private static boolean is(Method question, Object span) throws ReflectiveOperationException {
        return (Boolean) question.invoke(span);
    }
}
