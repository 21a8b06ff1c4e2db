package java.lang;

/**
 * The door between HTTP servers and the agent: companions call the static methods, the agent installs what answers them.
 *
 * <p>It lives in {@code java.lang} because that is the only package which every class loader and module can see
 * (docs/decisions/001-hook-classes-in-java-lang.md). Only {@code java.lang} types cross it. None of the methods throws
 * as long as no agent is installed; a companion catches what the agent throws and hands it to {@link #failed}.
 */
public abstract class HookgaugeHttp {
    // where a reader puts the numbers of an endpoint
    public static final int PORT = 0;
    public static final int CONNECTIONS = 1;
    public static final int BUSY_THREADS = 2;
    public static final int IDLE_THREADS = 3;
    public static final int MAX_THREADS = 4;

    private static final String[] NO_HEADERS = {};

    private static volatile HookgaugeHttp installed;

    /** For the one class of the agent that answers. */
    protected HookgaugeHttp() {}

    /** Makes {@code hooks} the one that answers; the first one stays. */
    public static synchronized void install(HookgaugeHttp hooks) {
        if (installed == null) installed = hooks;
    }

    /**
     * An exchange begins.
     *
     * @param exchange what an earlier call returned for the same slot, to be used again, or null
     * @param method as the server read it, null or empty where the request was not understood
     * @param scheme {@code http} or {@code https}
     * @return what the server's own exchange shall carry until the end; null where this exchange is not recorded
     */
    public static Object started(Object exchange, String method, String scheme) {
        HookgaugeHttp hooks = installed;
        return hooks == null ? null : hooks.onStarted(exchange, method, scheme);
    }

    /** Names of request headers, in lower case, of which the exchange shall be told; mostly there are none. */
    public static String[] headers(Object exchange) {
        HookgaugeHttp hooks = installed;
        return hooks == null ? NO_HEADERS : hooks.onHeaders(exchange);
    }

    /** What one of those headers says, or null. */
    public static void header(Object exchange, String name, CharSequence value) {
        HookgaugeHttp hooks = installed;
        if (hooks != null && value != null) hooks.onHeader(exchange, name, value);
    }

    /** The same in bytes of ISO 8859-1, of which no text needs to be made. */
    public static void header(Object exchange, String name, byte[] value, int begin, int length) {
        HookgaugeHttp hooks = installed;
        if (hooks != null) hooks.onHeader(exchange, name, value, begin, length);
    }

    /** The current thread begins to handle the exchange. */
    public static void entered(Object exchange) {
        HookgaugeHttp hooks = installed;
        if (hooks != null) hooks.onEntered(exchange);
    }

    /** The current thread has left the exchange it handled; the exchange may go on elsewhere. */
    public static void left() {
        HookgaugeHttp hooks = installed;
        if (hooks != null) hooks.onLeft();
    }

    /** The exchange that the current thread handles was routed to this template; the first one stays. */
    public static void route(String template) {
        HookgaugeHttp hooks = installed;
        if (hooks != null) hooks.onRoute(template);
    }

    /** The exchange was routed to this template; the first one stays. */
    public static void route(Object exchange, String template) {
        HookgaugeHttp hooks = installed;
        if (hooks != null) hooks.onRoute(exchange, template);
    }

    /**
     * An exchange is over; a second call for the same start does nothing.
     *
     * @param exchange what {@link #started} returned
     * @param version as the server names it: {@code HTTP/1.1}, {@code 1.1}, {@code HTTP/2.0}, ...; null if unknown
     * @param status 100 to 599, or 0 where no response was sent
     * @param requestBytes size of the request's body in bytes, or -1 if unknown
     * @param responseBytes size of the response's body in bytes, or -1 if unknown
     * @param error what the server or the handler threw, or null
     */
    public static void ended(
            Object exchange, String version, int status, long requestBytes, long responseBytes, Throwable error) {
        HookgaugeHttp hooks = installed;
        if (hooks != null) hooks.onEnded(exchange, version, status, requestBytes, responseBytes, error);
    }

    /**
     * A server takes connections from now on; a second call for the same endpoint does nothing.
     *
     * @param endpoint one port of the server, held weakly
     * @param family what users call the server, such as {@code tomcat}
     * @param reader a {@code BiFunction<Object, long[], Object>}, held weakly too, so the server's side has to keep it. It
     *     is given the endpoint and an array, puts the numbers of the moment into their places, leaves -1 where the server
     *     has none, and answers whose threads they are, for endpoints may share a pool; null if it told of none
     */
    public static void serving(Object endpoint, String family, Object reader) {
        HookgaugeHttp hooks = installed;
        if (hooks != null) hooks.onServing(endpoint, family, reader);
    }

    /**
     * A library of traces makes a context this thread's current one.
     *
     * @param reader a {@code Function<Object, String[]>}, held weakly. Of a context, or of the thread's current one if it is
     *     given null, it answers the ids of trace and span; null where there is no span, or one that is not sampled
     */
    public static void attached(Object reader, Object context) {
        HookgaugeHttp hooks = installed;
        if (hooks != null) hooks.onAttached(reader, context);
    }

    /** A companion could not do its work; {@code site} is the module's name. */
    public static void failed(String site, Throwable error) {
        HookgaugeHttp hooks = installed;
        if (hooks != null) hooks.onFailed(site, error);
    }

    protected abstract Object onStarted(Object exchange, String method, String scheme);

    protected abstract String[] onHeaders(Object exchange);

    protected abstract void onHeader(Object exchange, String name, CharSequence value);

    protected abstract void onHeader(Object exchange, String name, byte[] value, int begin, int length);

    protected abstract void onEntered(Object exchange);

    protected abstract void onLeft();

    protected abstract void onRoute(String template);

    protected abstract void onRoute(Object exchange, String template);

    protected abstract void onEnded(
            Object exchange, String version, int status, long requestBytes, long responseBytes, Throwable error);

    protected abstract void onServing(Object endpoint, String family, Object reader);

    protected abstract void onAttached(Object reader, Object context);

    protected abstract void onFailed(String site, Throwable error);
}
