package hookgauge.instrumentation.helidon4http2;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HttpPrologue;
import io.helidon.http.http2.Http2Headers;
import io.helidon.webserver.http1.HookgaugeHelidonCompanion;

/** Tells the companion of Helidon's exchanges of the streams of HTTP/2. */
public final class HelidonHttp2Companion {
    private static final String SITE = "helidon-4-http2";

    private HelidonHttp2Companion() {}

    /** The thread of a connection has read the head of a request. */
    public static void started(Object stream, HttpPrologue prologue) {
        try {
            HookgaugeHelidonCompanion current = HookgaugeHelidonCompanion.current();
            if (current != null) current.beginStream(stream, prologue);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** It has taken the head apart, or that of the trailers. */
    public static void read(Object stream, Http2Headers headers) {
        try {
            HookgaugeHelidonCompanion active = HookgaugeHelidonCompanion.of(stream);
            if (active != null) active.tell(headers.httpHeaders());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread of the stream begins. */
    public static void ran(Object stream) {
        try {
            HookgaugeHelidonCompanion.resume(stream);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** It is done, and with it what was not ended. */
    public static void ended() {
        try {
            HookgaugeHelidonCompanion.disconnected();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception. */
    public static void died(Object stream, Throwable thrown) {
        try {
            HookgaugeHelidonCompanion.died(stream, thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A part of a request's body was read. */
    public static BufferData readPart(Object stream, BufferData part) {
        try {
            HookgaugeHelidonCompanion active = part == null ? null : HookgaugeHelidonCompanion.of(stream);
            if (active != null) active.requestBytes += part.available();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return part;
    }

    /** The head of a response goes out. */
    public static void sendsHead(Object stream, Http2Headers headers) {
        try {
            HookgaugeHelidonCompanion active = HookgaugeHelidonCompanion.of(stream);
            if (active != null) active.status = headers.status().code();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same with a body, or its first part. */
    public static void sends(Object stream, Http2Headers headers, int bytes, BufferData part) {
        try {
            HookgaugeHelidonCompanion active = HookgaugeHelidonCompanion.of(stream);
            if (active == null) return;
            active.status = headers.status().code();
            active.responseBytes += part.available();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A part of a body goes out. */
    public static void writes(Object stream, BufferData part) {
        try {
            HookgaugeHelidonCompanion active = HookgaugeHelidonCompanion.of(stream);
            if (active != null) active.responseBytes += part.available();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }
}
