package hookgauge.agent.config;

import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.AgentLog.Verbosity;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** What the agent is to do; read once, before the app's {@code main}. */
public final class AgentConfig {
    public final boolean enabled;

    /** Which setting turned it off, for a sentence; null if none did. */
    public final String disabledBy;

    public final Verbosity logVerbosity;
    public final boolean logJson;

    /** {@code stderr}, {@code stdout} or a file name. */
    public final String logOutput;

    public final boolean pullEnabled;

    /** An address or a name, IPv6 without brackets. */
    public final String pullHost;

    /** All interfaces were chosen because this process runs in a container. */
    public final boolean pullInContainer;

    public final int pullFirstPort;
    public final int pullLastPort;
    public final String pullPath;
    public final Door pullDoor;

    /** Seconds, rising, without infinity. */
    public final double[] buckets;

    public final RouteBuckets routeBuckets;

    /** Globs of the names of metrics that are wanted; empty for all. */
    public final List<String> includedMetrics;

    /** Globs of the names of metrics that are not wanted. */
    public final List<String> excludedMetrics;

    public final boolean pushEnabled;
    public final String serviceName;

    /** The final URL, without user name and password; null if there is none. */
    public final String otlpEndpoint;

    /** Host and port alone, fit for the log; null if there is no endpoint. */
    public final String otlpTarget;

    public final OtlpProtocol otlpProtocol;
    public final int otlpIntervalMillis;
    public final int otlpTimeoutMillis;

    /** With {@code Authorization}, if the endpoint has a user name. */
    public final Map<String, String> otlpHeaders;

    /** With further headers; null if there is none. */
    public final String otlpHeadersFile;

    public final PemFiles otlpTls;
    public final boolean otlpGzip;
    public final OtlpTemporality otlpTemporality;
    public final OtlpHistogram otlpHistogram;

    /** With {@code service.name}. */
    public final Map<String, String> resourceAttributes;

    public final int maxSeries;
    public final int maxRoutes;
    public final boolean httpServerEnabled;

    /** Names of modules, or their beginnings up to a hyphen. */
    public final List<String> serversOff;

    /** Globs of routes whose requests are not recorded. */
    public final List<String> excludedRoutes;

    /** What the user adds to the labels of requests that the app served. */
    public final List<RequestLabel> requestLabels;

    /** Told by their name, of servers and clients. */
    public final List<String> knownMethods;

    public final boolean bodySize;
    public final boolean relocatedServers;
    public final boolean servletFallback;
    public final boolean activeRequests;
    public final boolean selfTime;
    public final boolean connections;
    public final boolean httpClientEnabled;

    /** Names of modules, or their beginnings up to a hyphen. */
    public final List<String> clientsOff;

    /** Globs of host names. */
    public final List<String> excludedHosts;

    public final int maxClientHosts;

    /** Seconds, rising, without infinity. */
    public final double[] clientBuckets;

    public final boolean clientActiveRequests;
    public final boolean clientBodySize;
    public final boolean clientUrlTemplate;
    public final boolean mergePrometheus;
    public final boolean mergeSimpleclient;
    public final boolean mergeMicrometer;
    public final boolean mergeDropwizard;
    public final boolean mergeOpenTelemetry;
    public final JvmChoice jvm;
    public final boolean statusEnabled;

    /** One sentence for each thing written that has no effect. */
    public final List<String> problems;

    /** One sentence for each thing written that works otherwise than its writer may expect. */
    public final List<String> notices;

    private final List<String> details;
    private final Settings settings;

    private AgentConfig(Sources sources, Container container, Findings findings) {
        settings = new Settings(sources, findings);
        settings.use(Option.CONFIG_FILE, sources.file(), null);
        logVerbosity = settings.verbosity(Option.LOG_LEVEL);
        logJson = settings.word(Option.LOG_FORMAT, "text", "json").equals("json");
        logOutput = logOutput(sources, findings);
        StandardExporters exporters = new StandardExporters(sources, findings);
        Pull pull = new Pull(sources, settings, findings, exporters, container);
        pullEnabled = pull.enabled;
        pullHost = pull.host;
        pullInContainer = pull.inContainer;
        pullFirstPort = pull.firstPort;
        pullLastPort = pull.lastPort;
        pullPath = pull.path;
        pullDoor = Door.read(sources, settings, pullEnabled ? findings : new Findings());
        Buckets bounds = new Buckets(sources, settings, findings);
        buckets = bounds.read(Option.BUCKETS, Buckets.STANDARD, "the standard 14");
        routeBuckets = RouteBuckets.read(buckets, sources, settings, findings);
        clientBuckets = bounds.read(Option.CLIENT_BUCKETS, buckets, "the server's");
        includedMetrics = NameGlobs.read(Option.INCLUDE, sources, settings, findings);
        excludedMetrics = NameGlobs.read(Option.EXCLUDE, sources, settings, findings);
        Push push = new Push(sources, settings, findings, exporters);
        pushEnabled = push.enabled;
        otlpEndpoint = push.endpoint == null ? null : push.endpoint.url;
        otlpTarget = push.endpoint == null ? null : push.endpoint.target;
        otlpProtocol = push.protocol;
        otlpHeaders = push.headers;
        otlpHeadersFile = push.headersFile;
        otlpTls = push.tls;
        otlpGzip = push.gzip;
        otlpTemporality = push.temporality;
        otlpHistogram = push.histogram;
        Times times = new Times(sources, settings, findings);
        otlpIntervalMillis = times.intervalMillis();
        otlpTimeoutMillis = times.timeoutMillis(otlpIntervalMillis);
        Map<String, String> resource = resource(sources, findings);
        serviceName = ServiceName.read(sources, settings, resource, findings);
        resourceAttributes = named(resource, serviceName);
        maxSeries = settings.number(Option.MAX_SERIES, 10, 1_000_000);
        maxRoutes = settings.number(Option.MAX_ROUTES, 1, 100_000);
        httpServerEnabled = settings.flag(Option.HTTP_SERVER_ENABLED);
        serversOff = NameGlobs.read(Option.HTTP_SERVER_OFF, sources, settings, findings);
        excludedRoutes = RequestChoice.excludedRoutes(sources, settings, findings);
        requestLabels = RequestLabels.read(sources, settings, findings);
        knownMethods = RequestChoice.knownMethods(sources, settings, findings);
        bodySize = settings.flag(Option.BODY_SIZE);
        relocatedServers = settings.flag(Option.RELOCATED_SERVERS);
        servletFallback = settings.flag(Option.SERVLET_FALLBACK);
        activeRequests = settings.flag(Option.ACTIVE_REQUESTS);
        connections = settings.flag(Option.CONNECTIONS);
        httpClientEnabled = settings.flag(Option.HTTP_CLIENT_ENABLED);
        clientsOff = NameGlobs.read(Option.HTTP_CLIENT_OFF, sources, settings, findings);
        excludedHosts = NameGlobs.read(Option.CLIENT_EXCLUDE, sources, settings, findings);
        // without its calls, none of a request's time could be told from the rest
        selfTime = settings.flag(Option.SELF_TIME) && httpClientEnabled;
        maxClientHosts = settings.number(Option.MAX_CLIENT_HOSTS, 1, 100_000);
        clientActiveRequests = settings.flag(Option.CLIENT_ACTIVE_REQUESTS);
        clientBodySize = settings.flag(Option.CLIENT_BODY_SIZE);
        clientUrlTemplate = settings.flag(Option.CLIENT_URL_TEMPLATE) && httpClientEnabled;
        mergePrometheus = settings.flag(Option.MERGE_PROMETHEUS);
        mergeSimpleclient = settings.flag(Option.MERGE_SIMPLECLIENT);
        mergeMicrometer = settings.flag(Option.MERGE_MICROMETER);
        mergeDropwizard = settings.flag(Option.MERGE_DROPWIZARD);
        mergeOpenTelemetry = settings.flag(Option.MERGE_OPENTELEMETRY);
        jvm = jvm();
        statusEnabled = settings.flag(Option.STATUS_ENABLED);
        sayWhatIsNotOffered(sources, findings);
        disabledBy = disabledBy(sources, findings);
        enabled = disabledBy == null && (pullEnabled || pushEnabled);
        problems = Collections.unmodifiableList(findings.problems);
        notices = Collections.unmodifiableList(findings.notices);
        details = findings.details;
    }

    /** A pure function but for the named file and the marks of a container. */
    public static AgentConfig read(
            String agentArguments, Properties properties, Map<String, String> environment, File jar) {
        return read(agentArguments, properties, environment, jar, new File("/"));
    }

    static AgentConfig read(
            String agentArguments, Properties properties, Map<String, String> environment, File jar, File root) {
        Findings findings = new Findings();
        Sources sources = new Sources(agentArguments, properties, environment, jar, findings);
        return new AgentConfig(sources, new Container(environment, root), findings);
    }

    /** The log that is asked for; both streams as the app has them before its {@code main}. */
    public AgentLog openLog(PrintStream out, PrintStream err) {
        PrintStream target = logOutput.equals("stdout") ? out : err;
        if (logOutput.equals("stdout") || logOutput.equals("stderr")) return logTo(target);
        try {
            return logTo(new PrintStream(new FileOutputStream(logOutput, true), true, "UTF-8"));
        } catch (IOException e) {
            AgentLog log = logTo(err);
            String reason = new File(logOutput).isDirectory() ? "a folder" : "no such folder, or not allowed";
            String name = Option.LOG_OUTPUT.key + "='" + Printable.of(logOutput);
            log.warn("config", name + "' cannot be opened (" + reason + "); using stderr");
            return log;
        }
    }

    /** One line for each finding. */
    public void report(AgentLog log) {
        for (String problem : problems) log.warn("config", problem);
        for (String notice : notices) log.info("config", notice);
        for (String detail : details) log.debug("config", detail);
    }

    /** Every setting as it is, fit to be shown. */
    public List<EffectiveSetting> effective() {
        return new EffectiveSettings(this).all();
    }

    /** Where the value in effect was written, or null if it is the default. */
    Setting used(Option option) {
        return settings.used(option);
    }

    private AgentLog logTo(PrintStream target) {
        return logJson ? AgentLog.json(logVerbosity, target) : new AgentLog(logVerbosity, target);
    }

    private String logOutput(Sources sources, Findings findings) {
        Setting setting = sources.find(Option.LOG_OUTPUT);
        if (setting == null) return Option.LOG_OUTPUT.defaultText;
        String text = setting.value.trim();
        if (text.isEmpty()) {
            findings.notExpected(setting, Option.LOG_OUTPUT, Option.LOG_OUTPUT.defaultText);
            return Option.LOG_OUTPUT.defaultText;
        }
        boolean stream = text.equalsIgnoreCase("stderr") || text.equalsIgnoreCase("stdout");
        return settings.use(Option.LOG_OUTPUT, setting, stream ? text.toLowerCase(Locale.ROOT) : text);
    }

    private JvmChoice jvm() {
        String word = settings.word(Option.JVM_ENABLED, "true", "false", "always");
        if (word.equals("false")) return JvmChoice.OFF;
        return word.equals("always") ? JvmChoice.ALWAYS : JvmChoice.STANDING_BACK;
    }

    private Map<String, String> resource(Sources sources, Findings findings) {
        Setting setting = sources.find(Option.RESOURCE);
        Map<String, String> written = Pairs.attributes(setting, findings);
        return setting == null ? written : settings.use(Option.RESOURCE, setting, written);
    }

    private static Map<String, String> named(Map<String, String> resource, String serviceName) {
        Map<String, String> all = new LinkedHashMap<>(resource);
        all.put("service.name", serviceName);
        return Collections.unmodifiableMap(all);
    }

    private static void sayWhatIsNotOffered(Sources sources, Findings findings) {
        Setting file = sources.standard("OTEL_CONFIG_FILE");
        if (file != null) findings.problem(file.unquoted() + " is not offered; use " + Option.CONFIG_FILE.key);
    }

    private String disabledBy(Sources sources, Findings findings) {
        Setting own = sources.own(Option.ENABLED);
        Boolean enabledWritten = settings.flag(Option.ENABLED, own, "true");
        if (Boolean.FALSE.equals(enabledWritten)) return own.name + "=false from " + own.source;
        Setting standard = own == null ? sources.standard("OTEL_SDK_DISABLED") : null;
        Boolean disabled = settings.flag(Option.ENABLED, standard, "false");
        if (Boolean.TRUE.equals(disabled)) return standard.name + "=true from " + standard.source;
        if (!pullEnabled && !pushEnabled) findings.problem("nothing to do: pull and push are both off");
        return null;
    }
}
