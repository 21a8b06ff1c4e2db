package java.lang;

/** The door between HTTP clients and the agent; see {@link HookgaugeHttp} for the why and the rules. */
public abstract class HookgaugeHttpClient {
    private static volatile HookgaugeHttpClient installed;

    /** For the one class of the agent that answers. */
    protected HookgaugeHttpClient() {}

    /** Makes {@code hooks} the one that answers; the first one stays. */
    public static synchronized void install(HookgaugeHttpClient hooks) {
        if (installed == null) installed = hooks;
    }

    /**
     * A request goes out, or tries to. Called on the thread of the app that wants it, where that is known.
     *
     * @param call what an earlier call returned for the same slot, to be used again, or null
     * @param method as the request line has it
     * @param address host name or address from the request's URI, not a proxy's
     * @param port 1 to 65535, the scheme's where the URI has none
     * @return what the client's own object shall carry until the end; null where this request is not recorded
     */
    public static Object started(Object call, String method, String address, int port) {
        HookgaugeHttpClient hooks = installed;
        return hooks == null ? null : hooks.onStarted(call, method, address, port);
    }

    /**
     * A request goes out because of an earlier one's answer or failure: a redirect, a retry. It belongs to whatever the
     * earlier one belonged to, on whatever thread this is.
     *
     * @param call what {@link #started} returned for the earlier one, which is over
     */
    public static void followed(Object call, String method, String address, int port) {
        HookgaugeHttpClient hooks = installed;
        if (hooks != null) hooks.onFollowed(call, method, address, port);
    }

    /** Of this thread's requests from here to the next call with a null, which ends what began last; empty: there is none. */
    public static void template(String template) {
        HookgaugeHttpClient hooks = installed;
        if (hooks != null) hooks.onTemplate(template);
    }

    /** Whether it is worth the trouble to find out sizes of bodies. */
    public static boolean wantsSizes() {
        HookgaugeHttpClient hooks = installed;
        return hooks != null && hooks.onWantsSizes();
    }

    /**
     * Sizes of a request that is not over, in bytes as they are on the wire, or -1 where they are not known.
     *
     * @param call what {@link #started} returned
     */
    public static void sized(Object call, long requestBytes, long responseBytes) {
        HookgaugeHttpClient hooks = installed;
        if (hooks != null) hooks.onSized(call, requestBytes, responseBytes);
    }

    /**
     * A request is over: the head of its response was read, or there will be none. A second call does nothing.
     *
     * @param call what {@link #started} returned
     * @param version as the client names it: {@code HTTP/1.1}, {@code 1.1}, {@code HTTP/2.0}, ...; null if unknown
     * @param status 100 to 599, or 0 where no response came
     * @param error what the caller is thrown, or null; without status and error nothing was sent, and there is no sample
     */
    public static void ended(Object call, String version, int status, Throwable error) {
        HookgaugeHttpClient hooks = installed;
        if (hooks != null) hooks.onEnded(call, version, status, error);
    }

    /**
     * A client keeps connections in a pool from now on; a second call for the same pool does nothing.
     *
     * @param pool held weakly
     * @param reader a {@code BiConsumer<Object, BiConsumer<String, long[]>>}, held weakly too, as a server's is. It is given
     *     the pool, and tells of each upstream the address and an array of its port, the connections that are in use and
     *     those that are idle; null, 0 and -1 for what is not known
     */
    public static void pooling(Object pool, Object reader) {
        HookgaugeHttpClient hooks = installed;
        if (hooks != null) hooks.onPooling(pool, reader);
    }

    /** A companion could not do its work; {@code site} is the module's name. */
    public static void failed(String site, Throwable error) {
        HookgaugeHttpClient hooks = installed;
        if (hooks != null) hooks.onFailed(site, error);
    }

    protected abstract Object onStarted(Object call, String method, String address, int port);

    protected abstract void onFollowed(Object call, String method, String address, int port);

    protected abstract void onTemplate(String template);

    protected abstract boolean onWantsSizes();

    protected abstract void onSized(Object call, long requestBytes, long responseBytes);

    protected abstract void onEnded(Object call, String version, int status, Throwable error);

    protected abstract void onPooling(Object pool, Object reader);

    protected abstract void onFailed(String site, Throwable error);
}
