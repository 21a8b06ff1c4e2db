package hookgauge.instrumentation.nanohttpd;

import fi.iki.elonen.NanoHTTPD;
import java.lang.reflect.Field;
import java.util.Map;

/**
 * Tells the agent of NanoHTTPD's exchanges; an object of it is one of them.
 *
 * <p>NanoHTTPD reads, serves and answers a request in one call on one thread, and its responses know nothing of their
 * requests; so the thread carries it for the time of that call (docs/decisions/014).
 */
public final class NanoHttpdCompanion {
    private static final String SITE = "nanohttpd";
    private static final ThreadLocal<NanoHttpdCompanion> CURRENT = new ThreadLocal<>();

    private final NanoHTTPD.IHTTPSession session;
    private Object exchange;
    private boolean isActive;
    private Throwable error;
    private int status;
    private long responseBytes;

    private NanoHttpdCompanion(NanoHTTPD.IHTTPSession session) {
        this.session = session;
    }

    /** A thread waits for the next request of a connection. */
    public static void awaited(NanoHTTPD.IHTTPSession session) {
        try {
            CURRENT.set(new NanoHttpdCompanion(session));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The head of a request was understood. */
    public static void started(Object session, Object in, Map<String, String> line) {
        try {
            NanoHttpdCompanion current = CURRENT.get();
            if (current == null) return;
            current.begin(line.get("method"));
            for (String name : HookgaugeHttp.headers(current.exchange))
                HookgaugeHttp.header(
                        current.exchange, name, current.session.getHeaders().get(name));
            HookgaugeHttp.entered(current.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A response goes out, also to what was not understood. */
    public static void answers(NanoHTTPD.Response response) {
        try {
            NanoHttpdCompanion current = CURRENT.get();
            if (current == null || response.getStatus() == null) return;
            current.begin(null);
            current.status = response.getStatus().getRequestStatus();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A body begins to go out; {@code pending} is its length, or -1 where it goes in chunks. */
    public static void sends(Object response, Object out, long pending) {
        try {
            NanoHttpdCompanion current = CURRENT.get();
            if (current != null && pending > 0) current.responseBytes += pending;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A body went out, but for {@code pending} bytes which there were not. */
    public static void sent(Object response, Object out, long pending) {
        try {
            NanoHttpdCompanion current = CURRENT.get();
            if (current != null && pending > 0) current.responseBytes -= pending;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A body did not go out, or not all of it. */
    public static void broke(Object response, Object out, long pending, Throwable thrown) {
        try {
            NanoHttpdCompanion current = CURRENT.get();
            if (current == null) return;
            current.error = thrown;
            current.responseBytes = -1;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A chunk of a body goes out. */
    public static void writes(Object out, byte[] from, int offset, int bytes) {
        try {
            NanoHttpdCompanion current = CURRENT.get();
            if (current != null) current.responseBytes += bytes;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The exchange is over, and the connection goes on. */
    public static void ended() {
        try {
            end();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The exchange, if there was one, is over, and so is the connection: NanoHTTPD throws at each end of one. */
    public static void threw(Object session, Throwable thrown) {
        try {
            NanoHttpdCompanion current = CURRENT.get();
            if (current != null && current.status == 0 && current.error == null) current.error = thrown;
            end();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private void begin(String method) throws ReflectiveOperationException {
        if (isActive) return;
        exchange = HookgaugeHttp.started(null, method, scheme(session));
        isActive = true;
    }

    private static void end() throws ReflectiveOperationException {
        NanoHttpdCompanion over = CURRENT.get();
        CURRENT.remove();
        if (over == null || !over.isActive) return;
        HookgaugeHttp.left();
        HookgaugeHttp.ended(
                over.exchange,
                (String) field(over.session, "protocolVersion"),
                over.status,
                requestBytes(over.session),
                over.responseBytes,
                over.error);
    }

    /** What the client has announced, for the handler reads from the connection itself. */
    private static long requestBytes(NanoHTTPD.IHTTPSession session) {
        Map<String, String> headers = session.getHeaders();
        if (headers == null || headers.get("transfer-encoding") != null) return -1;
        String length = headers.get("content-length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String scheme(NanoHTTPD.IHTTPSession session) throws ReflectiveOperationException {
        NanoHTTPD server = (NanoHTTPD) field(session, "this$0");
        return server.getServerSocketFactory() instanceof NanoHTTPD.SecureServerSocketFactory ? "https" : "http";
    }

    /** It has no accessor. */
    private static Object field(NanoHTTPD.IHTTPSession session, String name) throws ReflectiveOperationException {
        Field field = session.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(session);
    }
}
