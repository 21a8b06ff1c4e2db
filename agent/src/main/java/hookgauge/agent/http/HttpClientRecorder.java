package hookgauge.agent.http;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.BiConsumer;

/** Turns what the companions of the HTTP clients tell into metrics. It is the one that answers behind their door. */
public final class HttpClientRecorder extends HookgaugeHttpClient {
    private final AgentConfig config;
    private final AgentLog log;
    private final CaughtErrors errors;
    private final HttpServerRecorder server;
    private final KnownMethods methods;
    private final UriTemplates templates;
    private volatile HttpClientMetrics metrics;
    private ClientPools pools; // Guarded by this
    private boolean arePoolsShown; // Guarded by this
    private PrometheusRegistry core; // Guarded by this

    /** {@code server} knows on behalf of which exchange a thread works. */
    public HttpClientRecorder(AgentConfig config, AgentLog log, CaughtErrors errors, HttpServerRecorder server) {
        this.config = config;
        this.methods = new KnownMethods(config.knownMethods);
        this.log = log;
        this.errors = errors;
        this.server = server;
        templates = config.clientUrlTemplate ? new UriTemplates() : null;
    }

    /** Makes this the one that answers behind the door. */
    public void install() {
        HookgaugeHttpClient.install(this);
    }

    /** Where the metrics go as soon as there is a call; an app that makes none does not load them. */
    public synchronized void register(PrometheusRegistry core) {
        this.core = core;
        if (metrics != null) metrics.register(core);
    }

    /** Adds the pools of connections, which need the app's code to be read; false as long as there is none. */
    public synchronized boolean registerPools(PrometheusRegistry clients) {
        if (pools != null && !arePoolsShown) clients.register(pools);
        arePoolsShown = pools != null;
        return arePoolsShown;
    }

    @Override
    protected Object onStarted(Object state, String method, String address, int port) {
        if (!config.httpClientEnabled || server.isOnThreadOfOurs()) return null;
        Call call = state == null ? new Call() : (Call) state;
        if (call.isActive()) return call;
        if (!address(call, method, address, port)) return null;
        if (templates != null) call.attributes.template = templates.current();
        call.span = server.currentSpan();
        call.begin(config.selfTime ? server.current() : null);
        return call;
    }

    @Override
    protected void onFollowed(Object state, String method, String address, int port) {
        if (state == null) return;
        Call call = (Call) state;
        if (call.isActive()) return;
        if (address(call, method, address, port)) call.beginAgain();
    }

    /** Whether a request to there is recorded. */
    private boolean address(Call call, String method, String address, int port) {
        Upstream upstream = metrics().upstreams.of(methods.told(method), address == null ? "" : address, port);
        if (!upstream.isRecorded) return false;
        call.attributes.upstream = upstream;
        upstream.active.increment();
        return true;
    }

    @Override
    protected void onTemplate(String template) {
        if (templates == null) return;
        if (template == null) templates.leave();
        else templates.enter(template);
    }

    @Override
    protected boolean onWantsSizes() {
        return config.clientBodySize;
    }

    @Override
    protected void onSized(Object state, long requestBytes, long responseBytes) {
        if (state == null || !config.clientBodySize) return;
        Call call = (Call) state;
        call.requestBytes = requestBytes;
        call.responseBytes = responseBytes;
    }

    @Override
    protected void onEnded(Object state, String version, int status, Throwable error) {
        if (state == null) return;
        Call call = (Call) state;
        if (!call.end()) return;
        long now = System.nanoTime();
        call.leave(now);
        CallAttributes attributes = call.attributes;
        attributes.upstream.active.decrement();
        if (status == 0 && error == null) return;
        attributes.version = ProtocolVersion.of(version);
        attributes.status = status >= 100 && status <= 599 ? status : 0;
        attributes.errorType = error == null ? null : error.getClass().getName();
        metrics().record(call, now);
    }

    @Override
    @SuppressWarnings("unchecked") // as the door says
    protected void onPooling(Object pool, Object reader) {
        if (config.httpClientEnabled) allPools().add(pool, (BiConsumer<Object, BiConsumer<String, long[]>>) reader);
    }

    @Override
    protected void onFailed(String site, Throwable error) {
        errors.caught(site, error);
    }

    private synchronized ClientPools allPools() {
        if (pools == null) pools = new ClientPools(metrics().upstreams);
        return pools;
    }

    private HttpClientMetrics metrics() {
        HttpClientMetrics built = metrics;
        return built != null ? built : build();
    }

    private synchronized HttpClientMetrics build() {
        if (metrics != null) return metrics;
        HttpClientMetrics built = new HttpClientMetrics(config, log);
        if (core != null) built.register(core);
        metrics = built;
        return built;
    }
}
