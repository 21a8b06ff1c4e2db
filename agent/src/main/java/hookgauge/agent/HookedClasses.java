package hookgauge.agent;

import hookgauge.agent.http.HttpServerRecorder;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.agent.status.HookedModule;
import hookgauge.instrumentation.HookTransformer;
import hookgauge.instrumentation.InstrumentationModule;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Remembers which classes of which servers were woven, for the log and for what waits for the first one. */
final class HookedClasses implements HookTransformer.Report, HttpServerRecorder.HookedServers {
    private static final String SERVER_OF_THE_PAGE = "jdk-";

    private final AgentLog log;
    private final CaughtErrors errors;
    private final CountDownLatch firstServer = new CountDownLatch(1);
    private final CountDownLatch appsServer = new CountDownLatch(1);
    private final Map<String, Woven> byCompanion = new ConcurrentHashMap<>();
    // by module, what is not known of it
    private final Map<String, String> misfits = new ConcurrentHashMap<>();

    HookedClasses(AgentLog log, CaughtErrors errors) {
        this.log = log;
        this.errors = errors;
    }

    /** Is down once a class of a server was woven. */
    CountDownLatch firstServer() {
        return firstServer;
    }

    /** Is down once a class of a server was woven, other than of that which the agent's own page is on. */
    CountDownLatch appsServer() {
        return appsServer;
    }

    @Override
    public void woven(InstrumentationModule module, String className, ClassLoader loader) {
        byCompanion.put(simpleName(module.companion()), new Woven(module, className, loader));
        if (module.isOfServer()) {
            firstServer.countDown();
            if (!module.name().startsWith(SERVER_OF_THE_PAGE)) appsServer.countDown();
        }
        log.debug("hooked " + className + " (" + module.name() + ")");
    }

    @Override
    public void unknownVersion(InstrumentationModule module, String className, String origin, String reason) {
        String version = origin + " is of a version not known here, " + className + ": " + reason;
        if (misfits.putIfAbsent(module.name(), version) == null) {
            log.warn(module.name() + " is not recorded: " + version);
        }
    }

    @Override
    public void failed(String site, Throwable error) {
        errors.caught(site, error);
    }

    @Override
    public String serverOf(String companionClass) {
        String simpleName = simpleName(companionClass);
        int prefix = "Hookgauge".length();
        Woven woven = simpleName.length() < prefix ? null : byCompanion.get(simpleName.substring(prefix));
        return woven == null ? "a server" : woven.module.name() + woven.version();
    }

    /** What is hooked so far, by name; asks the app's loaders for versions. */
    List<HookedModule> modules() {
        Map<String, HookedModule> byName = new TreeMap<>();
        for (Woven woven : byCompanion.values()) {
            HookedModule module = woven.described();
            HookedModule known = byName.get(woven.module.name());
            byName.put(woven.module.name(), known == null ? module : known.and(module));
        }
        return new ArrayList<>(byName.values());
    }

    /** What was found and is not recorded, one sentence each. */
    List<String> misfits() {
        List<String> sentences = new ArrayList<>();
        misfits.forEach((module, version) -> sentences.add(module + " is not recorded: " + version));
        return sentences;
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static final class Woven {
        private final InstrumentationModule module;
        private final String className;
        private final WeakReference<ClassLoader> loader;

        Woven(InstrumentationModule module, String className, ClassLoader loader) {
            this.module = module;
            this.className = className;
            this.loader = new WeakReference<>(loader);
        }

        /** With a blank before it; empty where the jar does not say. */
        String version() {
            try {
                Class<?> type = Class.forName(className, false, loader.get());
                Package packaged = type.getPackage();
                String version = packaged == null ? null : packaged.getImplementationVersion();
                if (version == null && isOfTheJdk(type)) version = System.getProperty("java.version");
                return version == null ? "" : " " + version;
            } catch (ClassNotFoundException | LinkageError e) {
                return "";
            }
        }

        /** With the version as it is known now. */
        HookedModule described() {
            String version = version();
            return new HookedModule(
                    module.name(),
                    version.isEmpty() ? null : version.substring(1),
                    kind(),
                    CompanionCalls.of(module).contains("route"));
        }

        private HookedModule.Kind kind() {
            if (module.isOfClient()) return HookedModule.Kind.CLIENT;
            CompanionCalls calls = CompanionCalls.of(module);
            if (calls.contains("started")) return HookedModule.Kind.SERVER;
            if (calls.contains("serving")) return HookedModule.Kind.CONNECTIONS;
            return module.isOfServer() ? HookedModule.Kind.FRAMEWORK : HookedModule.Kind.LIBRARY;
        }

        private static boolean isOfTheJdk(Class<?> type) {
            return type.getProtectionDomain().getCodeSource() == null
                    || type.getName().startsWith("sun.")
                    || type.getName().startsWith("com.sun.");
        }
    }
}
