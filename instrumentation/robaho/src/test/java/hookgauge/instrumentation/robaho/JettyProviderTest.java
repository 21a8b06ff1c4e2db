package hookgauge.instrumentation.robaho;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import hookgauge.instrumentation.jdkhttpserver.JdkHttpServerInstrumentation;
import hookgauge.instrumentation.jetty12.Jetty12Instrumentation;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where Jetty is the JDK's provider, a request passes what is hooked of both. */
@Timeout(60)
class JettyProviderTest {
    @Test
    void request_to_jetty_as_the_jdks_provider_is_counted_once() throws Exception {
        RecordingHooks hooks = RecordingHooks.installed();
        List<Weaving> weavings =
                List.of(Weaving.of(new JdkHttpServerInstrumentation()), Weaving.of(new Jetty12Instrumentation()));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        assertTrue(server.getClass().getName().startsWith("org.eclipse.jetty."), server.toString());
        server.createContext("/hello", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes());
            exchange.close();
        });
        server.start();
        hooks.clear();

        for (int i = 0; i < 3; i++) {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hello/");
            try (InputStream in = uri.toURL().openStream()) {
                assertEquals("hello", new String(in.readAllBytes()));
            }
        }

        for (Sample sample : hooks.await(3)) assertEquals(200, sample.status());
        weavings.forEach(Weaving::check);
        server.stop(0);
    }
}
