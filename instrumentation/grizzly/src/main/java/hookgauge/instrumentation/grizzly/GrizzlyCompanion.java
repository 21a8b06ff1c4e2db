package hookgauge.instrumentation.grizzly;

import java.util.function.Consumer;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Note;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http2.Http2Stream;

/** Tells the agent of Grizzly's exchanges; an object of it rides in a note of a request. */
public final class GrizzlyCompanion implements Consumer<Object> {
    private static final String SITE = "grizzly";
    private static final Note<Object> NOTE = HttpRequestPacket.createNote("hookgauge");

    private Object exchange;
    private Throwable error;
    private boolean isStream;
    private int status;
    private long requestBytes;
    private long responseBytes;

    private GrizzlyCompanion() {}

    /** A request was understood. */
    public static void started(Request request) {
        try {
            HttpRequestPacket packet = request.getRequest();
            GrizzlyCompanion state = at(packet);
            state.exchange =
                    HookgaugeHttp.started(state.exchange, packet.getMethod().getMethodString(), scheme(packet));
            for (String name : HookgaugeHttp.headers(state.exchange))
                HookgaugeHttp.header(state.exchange, name, packet.getHeader(name));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A request was not understood, and the answer to that is on its way. */
    public static void rejected(Object filter, HttpHeader header) {
        try {
            HttpRequestPacket packet = (HttpRequestPacket) header;
            Object exchange = HookgaugeHttp.started(null, null, scheme(packet));
            HookgaugeHttp.ended(exchange, null, packet.getResponse().getStatus(), 0, 0, null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A thread begins to handle the request. */
    public static void entered(Object filter, Object connection, Request request) {
        try {
            GrizzlyCompanion state = of(request.getRequest());
            if (state != null) HookgaugeHttp.entered(state.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread has handled a request, which may go on. */
    public static void left() {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception. */
    public static void threw(Object handler, Request request, Object response, Throwable thrown) {
        try {
            fail(request, thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The server answers for what a handler has thrown. */
    public static void failed(
            Request request, Object response, Object page, int status, Object reason, Object text, Throwable thrown) {
        try {
            if (thrown != null) fail(request, thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static void fail(Request request, Throwable thrown) {
        HookgaugeHttp.left();
        GrizzlyCompanion state = of(request.getRequest());
        if (state != null) state.error = thrown;
    }

    /** A servlet container on Grizzly tells the route of the request, or what was thrown. */
    @Override
    public void accept(Object what) {
        if (what instanceof Throwable) error = (Throwable) what;
        else HookgaugeHttp.route(exchange, (String) what);
    }

    /** A part of a request's body was read, or its head without one. */
    public static void read(Object filter, Object connection, HttpContent part) {
        try {
            HttpHeader head = part.getHttpHeader();
            if (head.isRequest()) count((HttpRequestPacket) head, part.getContent());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, of a stream of HTTP/2. */
    public static void received(Http2Stream stream, Buffer part) {
        try {
            if (part != null) count(stream.getRequest(), part);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static void count(HttpRequestPacket packet, Buffer part) {
        // the first part comes before the server knows of the request
        if (part.hasRemaining()) at(packet).requestBytes += part.remaining();
    }

    /** The head of a response goes out, or a part of its body, or both, which a stream of HTTP/2 names first. */
    public static void writes(Object filter, Object first, Object second) {
        try {
            boolean isStream = first instanceof HttpPacket;
            HttpPacket packet = (HttpPacket) (isStream ? first : second);
            HttpHeader head = packet.isHeader() ? (HttpHeader) packet : ((HttpContent) packet).getHttpHeader();
            if (head.isRequest()) return;
            HttpRequestPacket request = ((HttpResponsePacket) head).getRequest();
            GrizzlyCompanion state = of(request);
            int status = ((HttpResponsePacket) head).getStatus();
            boolean isInterim = status < 200 && status != 101;
            if (state == null || isInterim) return;
            // which a request of HTTP/1 may have come to be
            state.isStream = isStream;
            if (state.status == 0 || state.status == 101) state.status = status;
            boolean hasBody = !packet.isHeader() && !Method.HEAD.equals(request.getMethod());
            if (hasBody)
                state.responseBytes += ((HttpContent) packet).getContent().remaining();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** What waited for another thread will not be answered; if the client is gone, that is the end. */
    public static void cancelled(Object filter, Connection<?> connection, Request request) {
        try {
            if (!connection.isOpen()) end(request);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The server is done with the request. */
    public static void ended(Request request) {
        try {
            end(request);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Grizzly keeps the notes of a request that it uses again. */
    private static void end(Request request) {
        HttpRequestPacket packet = request.getRequest();
        GrizzlyCompanion state = of(packet);
        if (state == null) return;
        int status = state.status == 0 && request.getResponse().isCommitted()
                ? request.getResponse().getStatus()
                : state.status;
        String version = state.isStream ? "2" : packet.getProtocol().getProtocolString();
        HookgaugeHttp.ended(state.exchange, version, status, state.requestBytes, state.responseBytes, state.error);
        state.error = null;
        state.requestBytes = state.responseBytes = state.status = 0;
    }

    private static GrizzlyCompanion of(HttpRequestPacket packet) {
        Object state = packet == null ? null : packet.getNote(NOTE);
        return state instanceof GrizzlyCompanion ? (GrizzlyCompanion) state : null;
    }

    private static GrizzlyCompanion at(HttpRequestPacket packet) {
        GrizzlyCompanion state = of(packet);
        if (state == null) packet.setNote(NOTE, state = new GrizzlyCompanion());
        return state;
    }

    private static String scheme(HttpRequestPacket packet) {
        return packet.isSecure() ? "https" : "http";
    }
}
