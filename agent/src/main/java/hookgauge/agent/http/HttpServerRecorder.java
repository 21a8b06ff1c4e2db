package hookgauge.agent.http;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Turns what the companions of the HTTP servers tell into the core metrics. It is the one that answers behind the door. */
public final class HttpServerRecorder extends HookgaugeHttp {
    private static final int LONGEST_ROUTE = 200;

    private final AgentConfig config;
    private final AgentLog log;
    private final CaughtErrors errors;
    private final HookedServers servers;
    private final KnownMethods methods;
    private final OwnLabels ownLabels;
    private final ActiveRequests activeRequests;
    private final ServerEndpoints endpoints = new ServerEndpoints();
    private final ThreadLocal<Exchange> current = new ThreadLocal<>();
    // what a thread of ours handles, so that the agent's own server is not counted
    private final Exchange ours = new Exchange();
    private final AtomicBoolean isFirstSaid = new AtomicBoolean();
    private volatile HttpServerMetrics metrics;
    /** Null as long as the app has no traces. */
    private volatile SpanReaders spans;

    /** Answers what a companion's class name says of its server, for the line at the first request. */
    public interface HookedServers {
        /** Name and version, such as {@code tomcat 10.1.48}. */
        String serverOf(String companionClass);
    }

    public HttpServerRecorder(AgentConfig config, AgentLog log, CaughtErrors errors, HookedServers servers) {
        this.config = config;
        this.methods = new KnownMethods(config.knownMethods);
        ownLabels = new OwnLabels(config.requestLabels, log);
        activeRequests = new ActiveRequests(ownLabels);
        this.log = log;
        this.errors = errors;
        this.servers = servers;
    }

    /** Makes this the one that answers behind the door. */
    public void install() {
        HookgaugeHttp.install(this);
    }

    /** Adds the core metrics to the registry; a request that comes before makes them on its own thread. */
    public void register(PrometheusRegistry core) {
        if (!config.httpServerEnabled) return;
        metrics().register(core);
        if (config.activeRequests) core.register(activeRequests);
    }

    /** Adds what the servers say of themselves, which needs their code to be read; false if that is not wanted. */
    public boolean registerEndpoints(PrometheusRegistry servers) {
        if (!config.httpServerEnabled || !config.connections) return false;
        servers.register(endpoints);
        return true;
    }

    /** Whether a server of the app's has told of itself or of a request. */
    public boolean isToldOfServer() {
        return isFirstSaid.get() || !endpoints.areNone();
    }

    /** Threads whose requests are not counted, for the agent's own server. */
    public ThreadFactory uncounted(ThreadFactory threads) {
        return work -> threads.newThread(() -> {
            uncount();
            work.run();
        });
    }

    /** What the current thread handles, or null. */
    Exchange current() {
        return current.get();
    }

    /** Ids of trace and span that a request of the current thread's belongs to, or null. */
    String[] currentSpan() {
        SpanReaders readers = spans;
        if (readers == null) return null;
        String[] span = readers.current();
        Exchange exchange = current.get();
        return span == null && exchange != null ? exchange.span : span;
    }

    boolean isOnThreadOfOurs() {
        return current.get() == ours;
    }

    /** From now on, no server that this thread starts is shown, and no request that it handles is counted. */
    public void uncount() {
        current.set(ours);
    }

    @Override
    protected Object onStarted(Object state, String method, String scheme) {
        if (!config.httpServerEnabled || current.get() != null) return null;
        Exchange exchange = state == null ? new Exchange() : (Exchange) state;
        if (exchange.isActive()) return exchange;
        boolean isSecure = "https".equals(scheme);
        RequestAttributes attributes = exchange.attributes;
        attributes.method = methods.told(method);
        attributes.scheme = isSecure ? "https" : "http";
        attributes.route = null;
        ownLabels.clear(attributes);
        exchange.span = null;
        if (config.activeRequests) {
            LongAdder active = activeRequests.counter(attributes.method, isSecure);
            active.increment();
            exchange.activeRequests = active;
        }
        exchange.startedNanos = System.nanoTime();
        exchange.begin();
        return exchange;
    }

    @Override
    protected String[] onHeaders(Object exchange) {
        return exchange == null ? OwnLabels.NO_HEADERS : ownLabels.headers;
    }

    @Override
    protected void onHeader(Object exchange, String name, CharSequence value) {
        if (exchange != null) ownLabels.tell(((Exchange) exchange).attributes, name, value);
    }

    @Override
    protected void onHeader(Object state, String name, byte[] value, int begin, int length) {
        if (state == null) return;
        Exchange exchange = (Exchange) state;
        if (exchange.headerBytes == null) exchange.headerBytes = new HeaderBytes();
        ownLabels.tell(exchange.attributes, name, exchange.headerBytes.of(value, begin, length));
        exchange.headerBytes.forget();
    }

    @Override
    protected void onEntered(Object exchange) {
        if (exchange == null) return;
        current.set((Exchange) exchange);
        if (spans != null) lookForSpan((Exchange) exchange);
    }

    @Override
    protected void onLeft() {
        if (current.get() != ours) current.set(null);
    }

    @Override
    protected void onRoute(String template) {
        onRoute(current.get(), template);
    }

    @Override
    protected void onRoute(Object exchange, String template) {
        if (exchange == null || exchange == ours || template == null || template.isEmpty()) return;
        RequestAttributes attributes = ((Exchange) exchange).attributes;
        if (attributes.route != null) return;
        attributes.route = template.length() <= LONGEST_ROUTE ? template : template.substring(0, LONGEST_ROUTE);
    }

    @Override
    protected void onEnded(
            Object state, String version, int status, long requestBytes, long responseBytes, Throwable error) {
        if (state == null) return;
        Exchange exchange = (Exchange) state;
        if (!exchange.end()) return;
        if (exchange.activeRequests != null) exchange.activeRequests.decrement();
        RequestAttributes attributes = exchange.attributes;
        attributes.version = ProtocolVersion.of(version);
        attributes.status = status >= 100 && status <= 599 ? status : 0;
        attributes.errorType = error == null ? null : error.getClass().getName();
        long now = System.nanoTime();
        // servers that have no thread for a handler may end it where a span is current
        if (spans != null) lookForSpan(exchange);
        boolean isWanted = metrics().record(exchange, now, requestBytes, responseBytes);
        if (isWanted && !isFirstSaid.get()) sayFirst(attributes);
    }

    @Override
    @SuppressWarnings("unchecked") // as the door says
    protected void onServing(Object endpoint, String family, Object reader) {
        if (config.httpServerEnabled && config.connections && !isOnThreadOfOurs())
            endpoints.add(endpoint, family, (BiFunction<Object, long[], Object>) reader);
    }

    @Override
    @SuppressWarnings("unchecked") // as the door says
    protected void onAttached(Object reader, Object context) {
        Function<Object, String[]> spanReader = (Function<Object, String[]>) reader;
        spans().add(spanReader);
        Exchange exchange = current.get();
        // the first one is the server's, or the nearest to it
        if (exchange != null && exchange != ours && exchange.span == null) exchange.span = spanReader.apply(context);
    }

    private void lookForSpan(Exchange exchange) {
        if (exchange.span == null) exchange.span = spans.current();
    }

    private SpanReaders spans() {
        SpanReaders made = spans;
        return made != null ? made : makeSpans();
    }

    private synchronized SpanReaders makeSpans() {
        if (spans == null) spans = new SpanReaders();
        return spans;
    }

    @Override
    protected void onFailed(String site, Throwable error) {
        errors.caught(site, error);
    }

    private HttpServerMetrics metrics() {
        HttpServerMetrics built = metrics;
        return built != null ? built : build();
    }

    private synchronized HttpServerMetrics build() {
        if (metrics == null) metrics = new HttpServerMetrics(config, ownLabels, log);
        return metrics;
    }

    private void sayFirst(RequestAttributes request) {
        if (!isFirstSaid.compareAndSet(false, true)) return;
        log.info("first request counted: " + servers.serverOf(companionOnStack()) + ", " + request.method
                + (request.route == null ? "" : " " + request.route)
                + (request.status == 0 ? "" : " " + request.status));
    }

    /** The class that called the door. */
    private static String companionOnStack() {
        String door = HookgaugeHttp.class.getName();
        StackTraceElement[] stack = new Throwable().getStackTrace();
        for (int i = 0; i + 1 < stack.length; i++) {
            if (stack[i].getClassName().equals(door)) return stack[i + 1].getClassName();
        }
        return "";
    }
}
