package hookgauge.agent;

import hookgauge.agent.http.HttpServerRecorder;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.instrumentation.HookTransformer;
import hookgauge.instrumentation.InstrumentationModule;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
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
    private final Set<String> misfits = ConcurrentHashMap.newKeySet();

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
        byCompanion.put(simpleName(module.companion()), new Woven(module.name(), className, loader));
        if (module.isOfServer()) {
            firstServer.countDown();
            if (!module.name().startsWith(SERVER_OF_THE_PAGE)) appsServer.countDown();
        }
        log.debug("hooked " + className + " (" + module.name() + ")");
    }

    @Override
    public void unknownVersion(InstrumentationModule module, String className, String origin, String reason) {
        if (!misfits.add(module.name())) return;
        log.warn(module.name() + " is not recorded: " + origin + " is of a version not known here, " + className + ": "
                + reason);
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
        return woven == null ? "a server" : woven.module + woven.version();
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static final class Woven {
        private final String module;
        private final String className;
        private final WeakReference<ClassLoader> loader;

        Woven(String module, String className, ClassLoader loader) {
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

        private static boolean isOfTheJdk(Class<?> type) {
            return type.getProtectionDomain().getCodeSource() == null
                    || type.getName().startsWith("sun.")
                    || type.getName().startsWith("com.sun.");
        }
    }
}
