package hookgauge.instrumentation.robaho;

import com.sun.net.httpserver.HttpContext;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import robaho.net.httpserver.http2.HTTP2Stream;
import robaho.net.httpserver.http2.frame.DataFrame;

/** Tells the agent of the exchanges of Robaho's server by HTTP/2; an object of it is what is known of one stream. */
public final class RobahoHttp2Companion {
    private static final String SITE = "robaho-http2";
    private static final Map<HTTP2Stream, RobahoHttp2Companion> STREAMS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final Object exchange;
    // All are guarded by this.
    private String route;
    private Throwable thrown;
    private long requestBytes;
    private long responseBytes;

    private RobahoHttp2Companion(Object exchange) {
        this.exchange = exchange;
    }

    /** The head of a request was read. */
    public static void started(HTTP2Stream stream) {
        try {
            if (STREAMS.containsKey(stream)) return;
            String method = stream.getRequestHeaders().getFirst(":method");
            String scheme = stream.getRequestHeaders().getFirst(":scheme");
            Object exchange = HookgaugeHttp.started(null, method, scheme);
            STREAMS.put(stream, new RobahoHttp2Companion(exchange));
            for (String name : HookgaugeHttp.headers(exchange))
                HookgaugeHttp.header(exchange, name, stream.getRequestHeaders().getFirst(name));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A thread begins to handle the stream. */
    public static void entered(Object connection, HTTP2Stream stream) {
        try {
            RobahoHttp2Companion state = STREAMS.get(stream);
            if (state != null) HookgaugeHttp.entered(state.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** It is done with it; another thread may go on. */
    public static void left() {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception. */
    public static void threw(Object connection, HTTP2Stream stream, Throwable error) {
        try {
            HookgaugeHttp.left();
            RobahoHttp2Companion state = STREAMS.get(stream);
            if (state != null) state.remember(error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A context takes the stream. */
    public static void routed(Object handled, HTTP2Stream stream, Object uri, Object method, HttpContext context) {
        try {
            RobahoHttp2Companion state = STREAMS.get(stream);
            if (state != null && !context.getPath().equals("/")) state.remember(context.getPath());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A frame came, perhaps with a part of the request's body. */
    public static void received(HTTP2Stream stream, Object frame) {
        try {
            if (!(frame instanceof DataFrame)) return;
            RobahoHttp2Companion state = STREAMS.get(stream);
            if (state != null) state.addBytes(((DataFrame) frame).body.length, 0);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A part of the response's body is sent. */
    public static void wrote(HTTP2Stream.Http2OutputStream out, byte[] from, int offset, int bytes) {
        try {
            RobahoHttp2Companion state = STREAMS.get(out.this$0);
            if (state != null) state.addBytes(0, bytes);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The stream is over, answered or not. */
    public static void closed(HTTP2Stream stream) {
        try {
            RobahoHttp2Companion state = STREAMS.remove(stream);
            if (state != null) state.end(stream.getResponseHeaders().getFirst(":status"));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Told only at the end, for a framework's is better. */
    private synchronized void remember(String path) {
        route = path;
    }

    private synchronized void remember(Throwable error) {
        thrown = error;
    }

    private synchronized void addBytes(int ofRequest, int ofResponse) {
        requestBytes += ofRequest;
        responseBytes += ofResponse;
    }

    private synchronized void end(String status) {
        int code = status == null ? 0 : Integer.parseInt(status);
        if (route != null) HookgaugeHttp.route(exchange, route);
        HookgaugeHttp.ended(exchange, "HTTP/2", code, requestBytes, responseBytes, thrown);
    }
}
