package hookgauge.instrumentation;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Weaves the hooked classes as they are loaded; for every other class it costs one look-up of the name. */
public final class HookTransformer implements ClassFileTransformer {
    /** What became of a hooked class, for the log and the start of what waits for a server. */
    public interface Report {
        void woven(InstrumentationModule module, String className, ClassLoader loader);

        /** The class is of a version that the module does not know; it stays as it was. */
        void unknownVersion(InstrumentationModule module, String className, String reason);

        void failed(String site, Throwable error);
    }

    private final Map<String, String> modulesByType;
    private final ClassLoader agent;
    private final Companions companions;
    private final Report report;

    /**
     * @param modulesByType for the internal name of each hooked class the binary name of the module that hooks it
     * @param agent the loader of the modules
     */
    public HookTransformer(Map<String, String> modulesByType, ClassLoader agent, ClassDefiner definer, Report report) {
        this.modulesByType = modulesByType;
        this.agent = agent;
        this.companions = new Companions(agent, definer);
        this.report = report;
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String type, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        String moduleName = type == null ? null : modulesByType.get(type);
        return moduleName == null ? null : woven(moduleName, type, loader, domain, classFile);
    }

    private byte[] woven(
            String moduleName, String type, ClassLoader loader, ProtectionDomain domain, byte[] classFile) {
        String className = type.replace('/', '.');
        try {
            InstrumentationModule module = module(moduleName);
            try {
                Companion companion = companions.of(module);
                byte[] woven = new Weaver(companion, hooksOf(module, type)).weave(classFile);
                companions.define(companion, loader, domain);
                report.woven(module, className, loader);
                return woven;
            } catch (MissingHookException e) {
                report.unknownVersion(module, className, e.getMessage());
                return null;
            }
        } catch (Throwable t) {
            report.failed(className, t);
            return null;
        }
    }

    private InstrumentationModule module(String binaryName) throws ReflectiveOperationException {
        return (InstrumentationModule)
                Class.forName(binaryName, true, agent).getDeclaredConstructor().newInstance();
    }

    private static List<Hook> hooksOf(InstrumentationModule module, String type) {
        List<Hook> hooks = new ArrayList<>();
        for (Hook hook : module.hooks()) {
            if (hook.type().equals(type)) hooks.add(hook);
        }
        return hooks;
    }
}
