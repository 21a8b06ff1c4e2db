package hookgauge.instrumentation.servletfallback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.ClassFiles;
import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.HookTransformer;
import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.jetty12.Jetty12Instrumentation;
import hookgauge.instrumentation.jetty9.Jetty9Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jetty 9.2, which is too old for the hooks of Jetty 9.4 to 11, and has classes of the names of Jetty 12's. */
class OldJettyTest implements HookTransformer.Report {
    private static final String CHANNEL = "org/eclipse/jetty/server/HttpChannel";

    private final List<String> said = new ArrayList<>();

    @Test
    void channel_is_said_to_be_of_an_unknown_version_by_the_module_next_to_it() throws Exception {
        transform(new Jetty9Instrumentation(), CHANNEL);

        assertEquals(List.of("unknown to jetty-9: " + CHANNEL.replace('/', '.')), said);
    }

    @Test
    void server_is_nothing_to_the_module_of_jetty_12() throws Exception {
        transform(new Jetty12Instrumentation(), "org/eclipse/jetty/server/Server");

        assertEquals(List.of(), said);
    }

    private void transform(InstrumentationModule module, String type) throws Exception {
        HookTargets targets = new HookTargets();
        targets.add(type, module.getClass().getName(), module.isRelocatable());
        ClassLoader loader = getClass().getClassLoader();
        HookTransformer transformer = new HookTransformer(
                targets,
                loader,
                (in, name, classFile, domain) -> {
                    throw new AssertionError(name + " is defined for nothing");
                },
                this);
        transformer.transform(loader, type, null, null, ClassFiles.read(loader, type));
    }

    @Override
    public void woven(InstrumentationModule module, String className, ClassLoader loader) {
        said.add("woven by " + module.name() + ": " + className);
    }

    @Override
    public void unknownVersion(InstrumentationModule module, String className, String origin, String reason) {
        said.add("unknown to " + module.name() + ": " + className);
    }

    @Override
    public void failed(String site, Throwable error) {
        throw new AssertionError(site, error);
    }
}
