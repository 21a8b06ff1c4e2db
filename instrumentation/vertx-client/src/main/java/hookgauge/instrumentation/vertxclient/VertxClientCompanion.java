package hookgauge.instrumentation.vertxclient;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Tells the agent of the requests of Vert.x; an object of it is one, which waits for the request that the app gets once there
 * is a connection, and then for what comes of it.
 */
public final class VertxClientCompanion implements Handler<AsyncResult<Object>> {
    private static final String SITE = "vertx-client";
    private static final int DEFAULT_PORT = 80;
    private static final int SWITCHING_PROTOCOLS = 101;
    // nothing of the client's can carry the agent's object
    private static final Map<HttpClientRequest, Object> CALLS = Collections.synchronizedMap(new WeakHashMap<>());

    // what is over while its answer makes the client ask for a redirect, at once and in the same thread
    private static final ThreadLocal<Object> REDIRECTED = new ThreadLocal<>();

    private final Object call;
    private HttpClientRequest request;

    private VertxClientCompanion(Object call) {
        this.call = call;
    }

    /** The app asks for a request, in its own thread; Vert.x 4.0. */
    public static void askedOfHost(
            Object client,
            HttpMethod method,
            Object server,
            String host,
            int port,
            Object ssl,
            Object uri,
            Object headers,
            long timeout,
            Object redirects,
            Object promise) {
        try {
            await(((Promise<?>) promise).future(), method, host, port);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** As {@link #askedOfHost}, of Vert.x 4.1 to 4.5; without a host, the client's own is meant. */
    public static void askedWithOptions(Object client, RequestOptions options, Object promise) {
        try {
            await(((Promise<?>) promise).future(), options.getMethod(), options.getHost(), options.getPort());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** As {@link #askedOfHost}, of Vert.x 5.0. */
    public static Future<?> asked(
            Object client, Object server, Integer port, String host, RequestOptions options, Future<?> promised) {
        try {
            await(promised, options.getMethod(), host, port);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
        return promised;
    }

    /** As {@link #askedOfHost}, of Vert.x 5.1. */
    public static Future<?> askedOfTransport(
            Object client,
            Object transport,
            Object server,
            Integer port,
            String host,
            RequestOptions options,
            Future<?> promised) {
        try {
            await(promised, options.getMethod(), host, port);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
        return promised;
    }

    /** The app asks for a WebSocket; Vert.x 4. */
    public static void askedForSocket(Object client, WebSocketConnectOptions options, Object promise) {
        try {
            await(((Promise<?>) promise).future(), HttpMethod.GET, options.getHost(), options.getPort());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The app asks for a WebSocket; Vert.x 5. */
    public static void askedForSocketIn(
            Object client, Object context, WebSocketConnectOptions options, Object promise) {
        try {
            await(((Promise<?>) promise).future(), HttpMethod.GET, options.getHost(), options.getPort());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The head of a response was read, that of a redirect too. */
    public static void answered(Object request, HttpClientResponse response) {
        try {
            Object call = CALLS.remove(request);
            if (call == null) return;
            end(call, (HttpClientRequest) request, response);
            if (response.statusCode() / 100 == 3) REDIRECTED.set(call);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** Who waits for a response knows of it. */
    public static void passedOn(Object request, HttpClientResponse response) {
        try {
            if (response.statusCode() / 100 == 3) REDIRECTED.remove();
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** As {@link #passedOn}, where the app's handler throws. */
    public static void passedOnInVain(Object request, HttpClientResponse response, Throwable error) {
        try {
            if (response.statusCode() / 100 == 3) REDIRECTED.remove();
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    @SuppressWarnings("unchecked") // it is asked for nothing
    private static void await(Future<?> promised, HttpMethod method, String host, Integer port) {
        int known = port == null ? DEFAULT_PORT : port.intValue();
        Object call = REDIRECTED.get();
        if (call != null) REDIRECTED.remove();
        if (call == null) call = HookgaugeHttpClient.started(null, method.name(), host, known);
        else HookgaugeHttpClient.followed(call, method.name(), host, known);
        if (call != null) ((Future<Object>) promised).onComplete(new VertxClientCompanion(call));
    }

    /** There is a request, or none to be had; later, the app has its answer, or none to be had. */
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // it waits for two things, one after the other
    public void handle(AsyncResult<Object> result) {
        try {
            Object come = result.result();
            if (result.cause() instanceof UpgradeRejectedException) {
                HookgaugeHttpClient.ended(call, "1.1", ((UpgradeRejectedException) result.cause()).getStatus(), null);
            } else if (result.failed()) {
                CALLS.remove(request);
                HookgaugeHttpClient.ended(call, null, 0, result.cause());
            } else if (come instanceof WebSocket) {
                HookgaugeHttpClient.ended(call, "1.1", SWITCHING_PROTOCOLS, null);
            } else if (come instanceof HttpClientRequest) {
                request = (HttpClientRequest) come;
                CALLS.put(request, call);
                ((Future) request.response()).onComplete(this);
            } else if (CALLS.remove(request) != null) {
                end(call, request, (HttpClientResponse) come);
            }
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private static void end(Object call, HttpClientRequest request, HttpClientResponse response) {
        if (HookgaugeHttpClient.wantsSizes()) {
            long sent = length(request.headers().get("content-length"), request.isChunked() ? -1 : 0);
            boolean isHead = request.getMethod() == HttpMethod.HEAD;
            HookgaugeHttpClient.sized(call, sent, isHead ? 0 : length(response.getHeader("content-length"), -1));
        }
        HttpVersion version = response.version();
        String told = version == HttpVersion.HTTP_2 ? "2" : version == HttpVersion.HTTP_1_0 ? "1.0" : "1.1";
        HookgaugeHttpClient.ended(call, told, response.statusCode(), null);
    }

    private static long length(String announced, long otherwise) {
        try {
            return announced == null ? otherwise : Long.parseLong(announced);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
