package hookgauge.instrumentation.jetty12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.linecorp.armeria.server.jetty.ArmeriaConnector;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Weaving;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.DefaultHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Jetty inside Armeria, which has counted its requests already. */
@Timeout(60)
class Jetty12InsideTest {
    private final RecordingHooks hooks = RecordingHooks.installed();

    @Test
    void request_that_armeria_hands_on_is_not_counted_again() throws Exception {
        Weaving weaving = Weaving.of(new Jetty12Instrumentation());
        Server jetty = new Server();
        LocalConnector own = new LocalConnector(jetty);
        LocalConnector armerias = new ArmeriaConnector(jetty);
        jetty.addConnector(own);
        jetty.addConnector(armerias);
        jetty.setHandler(new DefaultHandler());
        jetty.start();
        hooks.clear();

        assertTrue(armerias.getResponse(request("/inside")).contains(" 404 "));
        assertTrue(own.getResponse(request("/own")).contains(" 404 "));
        assertTrue(armerias.getResponse(request("/inside")).contains(" 404 "));

        assertEquals(1, hooks.await(1).size());
        weaving.check();
        jetty.stop();
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }
}
