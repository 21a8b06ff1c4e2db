package hookgauge.instrumentation.ktorcio;

import io.ktor.http.HttpMethod;
import io.ktor.http.RequestConnectionPoint;
import io.ktor.server.application.ApplicationCall;
import io.ktor.server.response.ApplicationResponse;
import io.ktor.util.AttributeKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Tells the agent of the exchanges of Ktor's own server. An object of it is one exchange and an attribute of the call, which
 * the companion of Ktor's routing tells what it knows; coroutines go on in one thread after another, never in two.
 */
public final class KtorCioCompanion implements Consumer<Object> {
    private static final String SITE = "ktor-cio";
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final AttributeKey<Consumer<Object>> EXCHANGE = new AttributeKey<>("hookgauge.exchange");
    // only while a response goes out in chunks: their encoder knows nothing but the channel, which has no place for it
    private static final ConcurrentMap<Object, KtorCioCompanion> CHUNKED = new ConcurrentHashMap<>();

    private final Object exchange;
    private final Object output;
    private final String version;
    private final boolean isHead;
    private final long requestBytes;
    private int status;
    private long responseBytes;
    private boolean isBroken;
    private Throwable error;

    private KtorCioCompanion(ApplicationCall call, Object output) {
        RequestConnectionPoint request = call.getRequest().getLocal();
        String method = request.getMethod().getValue();
        this.output = output;
        version = request.getVersion();
        isHead = "HEAD".equals(method);
        requestBytes = requestBytes(call);
        exchange = HookgaugeHttp.started(null, method, "http");
        for (String name : HookgaugeHttp.headers(exchange))
            HookgaugeHttp.header(exchange, name, call.getRequest().getHeaders().get(name));
    }

    /** A request was read, and its call is being made. */
    public static void started(Object response, Object call, Object output) {
        try {
            ApplicationCall started = (ApplicationCall) call;
            started.getAttributes().put(EXCHANGE, new KtorCioCompanion(started, output));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The head of a response goes out. */
    public static void answers(ApplicationResponse response) {
        try {
            KtorCioCompanion current = of(response.getCall());
            if (current == null) return;
            current.answer(response);
            if (current.status == SWITCHING_PROTOCOLS) current.end();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A part of a response goes out in a chunk; a client's request may, too. */
    public static void writes(Object output, Object memory, int begin, int end) {
        try {
            KtorCioCompanion current = output == null || memory == null ? null : CHUNKED.get(output);
            if (current != null) current.responseBytes += end - begin;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The call is over, on every way out. */
    public static void ended(Object call) {
        try {
            KtorCioCompanion current = of((ApplicationCall) call);
            if (current != null) current.end();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** What came was no request, and 400 is the answer. */
    public static void refused(Object responses) {
        try {
            if (responses != null) refuse(null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** What the head says of a body cannot be, and 400 is the answer. */
    public static void refusedBody(
            Object method, long length, Object encoding, Object connection, Object type, Throwable thrown) {
        try {
            refuse(((HttpMethod) method).getValue());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The route of the exchange, or what was raised. */
    @Override
    public void accept(Object told) {
        if (told instanceof String) HookgaugeHttp.route(exchange, (String) told);
        else {
            isBroken = status != 0;
            if (error == null) error = (Throwable) told;
        }
    }

    private static void refuse(String method) {
        HookgaugeHttp.ended(HookgaugeHttp.started(null, method, "http"), null, 400, 0, -1, null);
    }

    private static KtorCioCompanion of(ApplicationCall call) {
        return (KtorCioCompanion) call.getAttributes().getOrNull(EXCHANGE);
    }

    private void answer(ApplicationResponse response) {
        if (status != 0 || response.status() == null) return;
        status = response.status().getValue();
        boolean isBodyless = isHead || status == 204 || status == 304;
        if (isBodyless) return;
        if ("chunked".equals(response.getHeaders().get("Transfer-Encoding"))) CHUNKED.put(output, this);
        else responseBytes = length(response.getHeaders().get("Content-Length"));
    }

    private void end() {
        boolean isChunked = CHUNKED.remove(output) != null;
        long bytes = isBroken && !isChunked ? -1 : responseBytes;
        HookgaugeHttp.ended(exchange, version, status, requestBytes, bytes, error);
    }

    /** What the client has announced, for Ktor keeps no count of what it reads. */
    private static long requestBytes(ApplicationCall call) {
        if (call.getRequest().getHeaders().get("Transfer-Encoding") != null) return -1;
        return length(call.getRequest().getHeaders().get("Content-Length"));
    }

    private static long length(String announced) {
        try {
            return announced == null ? 0 : Long.parseLong(announced);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
