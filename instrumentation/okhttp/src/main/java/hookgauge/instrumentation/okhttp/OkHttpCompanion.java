package hookgauge.instrumentation.okhttp;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Tells the agent of the requests of OkHttp. An object of it is what goes on for one call of the app: OkHttp does all of it
 * in one thread, from the first interceptor to the last, and it may be several requests.
 */
public final class OkHttpCompanion {
    private static final String SITE = "okhttp";
    // by OkHttp's two objects of a call that was enqueued, for neither can carry ours
    private static final Map<Object, OkHttpCompanion> WAITING = Collections.synchronizedMap(new WeakHashMap<>());
    private static final ThreadLocal<OkHttpCompanion> CURRENT = new ThreadLocal<>();
    private Object call;
    // the one whose interceptor makes this call, too
    private OkHttpCompanion outer;
    private boolean isStarted;
    private volatile boolean hasBegun;
    private boolean hasTried;
    private boolean isUnanswered;
    private Throwable loss;

    /** The app wants an answer later; this is its own thread. */
    public static void isEnqueued(Object enqueued, Object call) {
        try {
            OkHttpCompanion companion = new OkHttpCompanion();
            companion.start(((Call) call).request());
            if (companion.call == null) return;
            WAITING.put(call, companion);
            WAITING.put(enqueued, companion);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A call leaves the dispatcher; one that never had a thread is over. */
    public static void leaves(Object dispatcher, Object enqueued) {
        try {
            abandon(enqueued);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A call got no thread. */
    public static void isRefused(Object enqueued) {
        try {
            abandon(enqueued);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** As {@link #isRefused}, before 3.12. */
    public static void isThrown(Object call, Callback callback, Throwable error) {
        try {
            abandon(call);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** This thread does a call's work. */
    public static void begins(Object call) {
        try {
            OkHttpCompanion waiting = WAITING.isEmpty() ? null : WAITING.remove(call);
            OkHttpCompanion companion = waiting != null ? waiting : new OkHttpCompanion();
            companion.hasBegun = true;
            companion.outer = CURRENT.get();
            CURRENT.set(companion);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The app has its answer, perhaps from a cache or an interceptor of its own. */
    public static void ends(Object call) {
        try {
            finish(null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The app is thrown this. */
    public static void fails(Object call, Throwable error) {
        try {
            finish(error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A request needs a connection: no cache had the answer. */
    public static void tries(Object interceptor, Interceptor.Chain chain) {
        try {
            OkHttpCompanion companion = CURRENT.get();
            if (companion == null) return;
            companion.start(chain.request());
            companion.hasTried = true;
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A request goes out. */
    public static void sends(Object interceptor, Interceptor.Chain chain) {
        try {
            OkHttpCompanion companion = CURRENT.get();
            if (companion != null) companion.send(chain.request());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The head of a response was read. */
    public static Response receives(Object interceptor, Interceptor.Chain chain, Response head) {
        try {
            OkHttpCompanion companion = CURRENT.get();
            if (companion != null) companion.receive(chain.request(), head);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
        return head;
    }

    /** There is no connection, or no answer; OkHttp may try again. */
    public static void loses(Object interceptor, Interceptor.Chain chain, Throwable error) {
        try {
            OkHttpCompanion companion = CURRENT.get();
            if (companion != null) companion.lose(error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private static void abandon(Object enqueued) {
        OkHttpCompanion companion = WAITING.isEmpty() ? null : WAITING.remove(enqueued);
        if (companion != null && !companion.hasBegun) HookgaugeHttpClient.ended(companion.call, null, 0, null);
    }

    private static void finish(Throwable error) {
        OkHttpCompanion companion = CURRENT.get();
        if (companion == null) return;
        CURRENT.set(companion.outer);
        Throwable reason = error == null ? companion.loss : error;
        HookgaugeHttpClient.ended(companion.call, null, 0, companion.hasTried ? reason : null);
    }

    /** Nothing changes where the request before has no answer: it was not sent, or that shows when it is sent again. */
    private void start(Request request) {
        HttpUrl url = request.url();
        if (isStarted) HookgaugeHttpClient.followed(call, request.method(), url.host(), url.port());
        else call = HookgaugeHttpClient.started(null, request.method(), url.host(), url.port());
        isStarted = true;
    }

    private void send(Request request) {
        if (isUnanswered) {
            HookgaugeHttpClient.ended(call, null, 0, loss);
            start(request);
        }
        isUnanswered = true;
    }

    private void receive(Request request, Response head) {
        isUnanswered = false;
        loss = null;
        if (HookgaugeHttpClient.wantsSizes()) {
            long requestBytes = request.body() == null ? 0 : bytes(request.header("Content-Length"));
            HookgaugeHttpClient.sized(call, requestBytes, bytes(head.header("Content-Length")));
        }
        HookgaugeHttpClient.ended(call, version(head.protocol().toString()), head.code(), null);
    }

    private static String version(String protocol) {
        if (protocol.equals("http/1.1")) return "1.1";
        return protocol.startsWith("h2") ? "2" : protocol.equals("http/1.0") ? "1.0" : protocol;
    }

    private static long bytes(String length) {
        return length == null ? -1 : Long.parseLong(length);
    }

    private void lose(Throwable error) {
        String name = error.getClass().getSimpleName();
        // of a connection whose end came before the request
        if (name.equals("ConnectionShutdownException")) isUnanswered = false;
        // OkHttp hides what the caller is thrown in an exception of its own
        loss = name.equals("RouteException") ? error.getCause() : error;
    }
}
