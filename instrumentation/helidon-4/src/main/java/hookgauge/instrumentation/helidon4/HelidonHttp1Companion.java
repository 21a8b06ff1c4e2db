package hookgauge.instrumentation.helidon4;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.http1.HookgaugeHelidonCompanion;

/** Tells the companion of Helidon's exchanges what a connection of HTTP/1 reads, answers and sends. */
public final class HelidonHttp1Companion {
    private static final String SITE = "helidon-4-http1";

    private HelidonHttp1Companion() {}

    /** The head of a request was understood. */
    public static void read(Object headers, HttpPrologue prologue) {
        try {
            HookgaugeHelidonCompanion current = HookgaugeHelidonCompanion.current();
            if (current != null) current.prologue = prologue;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A request is not one for another protocol. */
    public static void started(Object connection, Object prologue, WritableHeaders<?> headers) {
        try {
            HookgaugeHelidonCompanion current = HookgaugeHelidonCompanion.current();
            if (current == null) return;
            current.begin();
            current.tell(headers);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The connection answers by itself what was not understood, what is too much or what came to nothing. */
    public static void refuses(Object connection, RequestException refusal) {
        try {
            HookgaugeHelidonCompanion current = HookgaugeHelidonCompanion.current();
            if (current == null) return;
            current.begin();
            if (refusal.status().code() >= 500) current.raise(refusal.getCause());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The exchange was answered, and its request read. */
    public static void ended() {
        try {
            HookgaugeHelidonCompanion current = HookgaugeHelidonCompanion.current();
            if (current != null) current.end();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A connection speaks another protocol from now on, in Helidon 4.5 and later. */
    public static void upgraded(Object connection, Object limit, Object upgraded) {
        try {
            // what asked for HTTP/2 goes on as its first stream
            if (!upgraded.getClass().getSimpleName().equals("Http2Connection")) upgrade();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same in Helidon up to 4.4, of WebSocket, unless it was refused. */
    public static Object upgradedToWebSocket(
            Object upgrader, Object context, Object prologue, Object headers, Object upgraded) {
        try {
            if (upgraded != null) upgrade();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return upgraded;
    }

    /** A part of a request's body was read. */
    public static BufferData readPart(Object connection, Object prologue, Object headers, BufferData part) {
        try {
            HookgaugeHelidonCompanion current = part == null ? null : HookgaugeHelidonCompanion.current();
            if (current != null) current.requestBytes += part.available();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return part;
    }

    /** The head of a response goes out. */
    public static void sendsHead(Headers headers, Status status) {
        try {
            HookgaugeHelidonCompanion current = HookgaugeHelidonCompanion.current();
            if (current == null) return;
            current.status = status == null ? 200 : status.code();
            boolean isHead = current.prologue != null
                    && "HEAD".equals(current.prologue.method().text());
            if (current.out == null)
                current.responseBytes = isHead ? 0 : headers.contentLength().orElse(-1);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A body goes out at once, whatever was begun before. */
    public static void sends(Object response) {
        try {
            HookgaugeHelidonCompanion current = HookgaugeHelidonCompanion.current();
            if (current != null) current.out(null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A body will go out in parts, which another thread may write. */
    public static void streams(Object buffer, Object out) {
        try {
            HookgaugeHelidonCompanion current = HookgaugeHelidonCompanion.current();
            if (current != null && current.isActive) current.out(out);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A part of a body goes out. */
    public static void writes(Object out, BufferData part) {
        try {
            HookgaugeHelidonCompanion active = HookgaugeHelidonCompanion.of(out);
            if (active != null) active.responseBytes += part.available();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static void upgrade() {
        HookgaugeHelidonCompanion current = HookgaugeHelidonCompanion.current();
        if (current == null || current.prologue == null) return;
        current.begin();
        current.status = 101;
        current.end();
    }
}
