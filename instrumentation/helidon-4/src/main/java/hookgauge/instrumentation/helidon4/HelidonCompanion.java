package hookgauge.instrumentation.helidon4;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpException;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the agent of Helidon's exchanges; an object of it is a connection of HTTP/1, used for one exchange after the
 * other, or a stream of HTTP/2.
 *
 * <p>Helidon gives each of them one thread for all of its life and lets no other answer. Nothing of the server's can
 * carry the agent's exchange from the connection to the response, so the thread does (docs/decisions/014).
 */
public final class HelidonCompanion {
    private static final String SITE = "helidon-4";
    private static final ThreadLocal<HelidonCompanion> CURRENT = new ThreadLocal<>();
    // by a stream of HTTP/2, which begins in its connection's thread, or by a response's output stream
    private static final Map<Object, HelidonCompanion> ACTIVE = new ConcurrentHashMap<>();

    private final ConnectionContext connection;
    private final String version;
    private Object exchange;
    private ServerResponse response;
    private Throwable error;
    // the companions beside this one, which is in their package at run time, tell and read these
    HttpPrologue prologue;
    Object out;
    String route;
    boolean isActive;
    int status;
    long requestBytes;
    long responseBytes;

    private HelidonCompanion(ConnectionContext connection, String version) {
        this.connection = connection;
        this.version = version;
    }

    /** The thread of a connection begins. */
    public static void connected(Object handler) {
        try {
            CURRENT.set(new HelidonCompanion((ConnectionContext) handler, "1.1"));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread of a connection, or of a stream, is done, and with it what was not ended. */
    public static void disconnected() {
        try {
            HelidonCompanion current = CURRENT.get();
            CURRENT.remove();
            if (current != null) current.end();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception. */
    public static void died(Object task, Throwable thrown) {
        try {
            HelidonCompanion current = CURRENT.get();
            CURRENT.remove();
            if (current == null) return;
            current.raise(thrown);
            current.end();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread begins to handle the exchange. */
    public static void entered(Object filters, Object context, Object request, ServerResponse response) {
        try {
            HelidonCompanion current = CURRENT.get();
            if (current == null) return;
            current.response = response;
            HookgaugeHttp.entered(current.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread has handled the exchange. */
    public static void left() {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception for which there cannot be an answer. */
    public static void threw(
            Object filters, Object context, Object request, Object response, Object executor, Throwable thrown) {
        try {
            HookgaugeHttp.left();
            HelidonCompanion current = CURRENT.get();
            if (current != null) current.raise(thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** No handler of errors has dealt with what was thrown. */
    public static void failed(Object handlers, Object context, Object request, Object response, Throwable thrown) {
        try {
            HelidonCompanion current = CURRENT.get();
            boolean isAnswer = thrown instanceof HttpException
                    && ((HttpException) thrown).status().code() < 500;
            if (current != null && !isAnswer) current.raise(thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** What is known of the exchange of this thread; null where it has none. */
    static HelidonCompanion current() {
        return CURRENT.get();
    }

    /** What is known of the exchange with this stream, or with this output stream of a response. */
    static HelidonCompanion of(Object out) {
        return ACTIVE.get(out);
    }

    /** This thread goes on with what its connection's began. */
    static void resume(Object stream) {
        CURRENT.set(ACTIVE.get(stream));
    }

    /** Begins an exchange that has a stream of this connection. */
    void beginStream(Object stream, HttpPrologue head) {
        HelidonCompanion started = new HelidonCompanion(connection, "2");
        started.prologue = head;
        started.begin();
        started.out(stream);
    }

    void begin() {
        if (isActive) return;
        String method = prologue == null ? null : prologue.method().text();
        exchange = HookgaugeHttp.started(exchange, method, connection.isSecure() ? "https" : "http");
        isActive = true;
        status = 0;
        requestBytes = 0;
        responseBytes = 0;
    }

    /** What the head of the request says. */
    void tell(Headers headers) {
        for (String name : HookgaugeHttp.headers(exchange))
            HookgaugeHttp.header(
                    exchange, name, headers.first(HeaderNames.create(name)).orElse(null));
    }

    /** What the body goes out by. */
    void out(Object next) {
        if (out != null) ACTIVE.remove(out);
        if (next != null) ACTIVE.put(next, this);
        out = next;
    }

    void raise(Throwable thrown) {
        if (error == null) error = thrown;
    }

    void end() {
        out(null);
        if (isActive) {
            // by another thread, though Helidon does not want it
            if (status == 0 && response != null && response.isSent()) {
                status = response.status().code();
                responseBytes = -1;
            }
            HookgaugeHttp.route(exchange, route);
            HookgaugeHttp.ended(exchange, version, status, requestBytes, responseBytes, error);
        }
        isActive = false;
        prologue = null;
        response = null;
        route = null;
        error = null;
    }
}
