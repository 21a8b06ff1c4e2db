package hookgauge.instrumentation.undertow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.RelocatedServer;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.TestKeys;
import hookgauge.instrumentation.testing.Weaving;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Undertow in a package that its makers never saw. */
class UndertowRelocatedTest {
    private final RecordingHooks hooks = RecordingHooks.installed();

    @Test
    void copy_in_another_package_is_counted_with_its_routes() throws Exception {
        Weaving weaving = Weaving.of(new UndertowInstrumentation());
        hooks.clear();
        Constructor<? extends ContractServer> constructor = RelocatedServer.load(UndertowServer.class, "io/undertow/")
                .getDeclaredConstructor(ContractApp.class, Path.class);
        constructor.setAccessible(true);
        ContractServer server = constructor.newInstance(new ContractApp(), TestKeys.file());

        int port = server.start();
        try {
            assertEquals("hello", text(port, "/app/hello"));
            text(port, "/app/items/7");
        } finally {
            server.stop();
        }

        weaving.check();
        List<Sample> samples = hooks.await(2);
        assertTrue(samples.toString().contains("/app/items/{id}"), samples.toString());
    }

    private static String text(int port, String path) throws IOException {
        try (InputStream in =
                URI.create("http://localhost:" + port + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
