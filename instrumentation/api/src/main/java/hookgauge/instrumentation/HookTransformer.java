package hookgauge.instrumentation;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Weaves the hooked classes as they are loaded; for every other class it costs one look-up of the name. */
public final class HookTransformer implements ClassFileTransformer {
    /** What became of a hooked class, for the log and the start of what waits for a server. */
    public interface Report {
        void woven(InstrumentationModule module, String className, ClassLoader loader);

        /**
         * The class is of a version that the module does not know; it stays as it was.
         *
         * @param origin the jar or module that it is from, such as {@code tomcat-coyote-12.0.0.jar}
         */
        void unknownVersion(InstrumentationModule module, String className, String origin, String reason);

        void failed(String site, Throwable error);
    }

    private final HookTargets targets;
    private final ClassLoader agent;
    private final Companions companions;
    private final Report report;

    /**
     * @param agent the loader of the modules
     */
    public HookTransformer(HookTargets targets, ClassLoader agent, ClassDefiner definer, Report report) {
        this.targets = targets;
        this.agent = agent;
        this.companions = new Companions(agent, definer);
        this.report = report;
    }

    /** Weaves a class of the agent for nothing, so that all which does it is loaded when the first class of a server comes. */
    public static void rehearse(ClassLoader agent) throws IOException {
        String type = "hookgauge/instrumentation/LoadedClass";
        byte[] classFile = ClassFiles.read(agent, type);
        Companion companion = new Companion(classFile, "rehearsal", new Relocation("", null));
        Hook entry = Hook.onEntry(type, "name", "()Ljava/lang/String;", "origin");
        Hook end = Hook.onReturn(type, "name", "()Ljava/lang/String;", "origin");
        Hook thrown = Hook.onThrow(type, "name", "()Ljava/lang/String;", "origin");
        new Weaver(companion, Arrays.asList(entry, end, thrown), agent).weave(classFile);
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String type, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        if (type == null) return null;
        List<HookTarget> hooked = targets.of(type);
        return hooked.isEmpty() ? null : woven(hooked, new LoadedClass(type, loader, domain), classFile);
    }

    private byte[] woven(List<HookTarget> hooked, LoadedClass loaded, byte[] classFile) {
        byte[] woven = null;
        InstrumentationModule misfit = null;
        String missing = null;
        try {
            for (HookTarget target : hooked) {
                InstrumentationModule module = module(target.module);
                try {
                    byte[] changed = weave(module, target, loaded, woven == null ? classFile : woven);
                    if (changed == null) continue;
                    woven = changed;
                    report.woven(module, loaded.name(), loaded.loader);
                } catch (MissingMemberException e) {
                    if (!isMeantFor(loaded, module, target)) continue;
                    misfit = module;
                    missing = e.getMessage();
                }
            }
        } catch (Throwable t) {
            report.failed(loaded.name(), t);
            return null;
        }
        // one of several modules fits: the others are for other versions
        if (woven == null && misfit != null) report.unknownVersion(misfit, loaded.name(), loaded.origin(), missing);
        return woven;
    }

    /** A class of the name may belong to versions that are another module's, or nobody's. */
    private static boolean isMeantFor(LoadedClass loaded, InstrumentationModule module, HookTarget target) {
        String landmark = module.landmark();
        if (landmark == null || loaded.loader == null) return true;
        return loaded.loader.getResource(target.packageBefore(loaded.type) + landmark + ".class") != null;
    }

    private byte[] weave(InstrumentationModule module, HookTarget target, LoadedClass loaded, byte[] classFile) {
        if (module.isForked() && !isMeantFor(loaded, module, target)) return null;
        String packageBefore = target.packageBefore(loaded.type);
        Relocation relocation = new Relocation(packageBefore, loaded.loader);
        Companion companion =
                packageBefore.isEmpty() ? companions.of(module) : companions.of(module, packageBefore, relocation);
        List<Hook> hooks = new ArrayList<>();
        for (Hook hook : module.hooks()) {
            if (!hook.type().equals(target.type)) continue;
            hooks.add(packageBefore.isEmpty() ? hook : hook.in(relocation));
        }
        byte[] woven = new Weaver(companion, hooks, loaded.loader).weave(classFile);
        if (woven == null || target.isByEnd() && !companion.canBeIn(loaded.loader)) return null;
        companions.define(companion, loaded.loader, loaded.domain);
        return woven;
    }

    private InstrumentationModule module(String binaryName) throws ReflectiveOperationException {
        return (InstrumentationModule)
                Class.forName(binaryName, true, agent).getDeclaredConstructor().newInstance();
    }
}
