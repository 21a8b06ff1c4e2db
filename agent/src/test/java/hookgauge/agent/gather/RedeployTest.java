package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedeployTest {
    // 200 in the whole check
    private static final int REDEPLOYED = Integer.getInteger("redeployed.apps", 100);
    private static final Map<String, List<Supplier<AppLoader>>> APPS = Map.of(
            // 1.10's histograms start a thread of the client's own that holds the loader
            "prometheus-client",
            List.of(() -> new AppLoader("1.0.0"), () -> new AppLoader("1.3.10")),
            "simpleclient",
            List.of(
                    () -> new AppLoader(SimpleclientApp.class, "simpleclient", "0.0.26"),
                    () -> new AppLoader(SimpleclientApp.class, "simpleclient", "0.16.0")),
            "micrometer",
            List.of(
                    () -> new AppLoader(MicrometerApp.class, "micrometer", "1.1.19", "0.5.0", "2.0.3", "2.1.9"),
                    () -> new AppLoader(MicrometerApp.class, "micrometer", "1.17.0", "1.7.0", "2.0.3", "2.2.2")),
            "dropwizard",
            List.of(
                    () -> new AppLoader(DropwizardApp.class, "dropwizard", "3.2.6", "1.7.36"),
                    () -> new AppLoader(DropwizardApp.class, "dropwizard", "4.2.30", "1.7.36"),
                    () -> new AppLoader(Dropwizard5App.class, "dropwizard", "5.0.0", "1.7.36")));

    private final GatherFixture fixture = new GatherFixture(Libraries.MODULES);
    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();

    @ParameterizedTest
    @ValueSource(strings = {"prometheus-client", "simpleclient", "micrometer", "dropwizard"})
    void loaders_of_redeployed_apps_are_freed_and_no_class_stays(String library) throws IOException {
        List<Supplier<AppLoader>> apps = APPS.get(library);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (Supplier<AppLoader> app : apps) deploy(app, new ArrayList<>());
        long before = loadedAfterCollection(loaders);

        for (int i = 0; i < REDEPLOYED; i++) deploy(apps.get(i % apps.size()), loaders);
        long after = loadedAfterCollection(loaders);

        assertEquals(0, alive(loaders));
        assertEquals(0, fixture.apps.sources().size());
        assertFalse(fixture.page().contains("app_"), fixture.page());
        // what the JVM makes of its own in the meantime is far less than one class for each app
        assertTrue(after < before + 100, before + " classes before, " + after + " after");
    }

    private void deploy(Supplier<AppLoader> start, List<WeakReference<ClassLoader>> loaders) throws IOException {
        try (AppLoader loader = start.get()) {
            Function<String, Object> app = loader.app();
            fixture.apps.accept(app.apply("registry"));
            app.apply("record");
            assertTrue(fixture.page().contains("app_"));
            loaders.add(new WeakReference<>(loader));
        }
    }

    private long loadedAfterCollection(List<WeakReference<ClassLoader>> loaders) {
        long last = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            System.gc();
            long loaded = classes.getLoadedClassCount();
            if (alive(loaders) == 0 && loaded >= last) return loaded;
            last = loaded;
        }
        return last;
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }
}
