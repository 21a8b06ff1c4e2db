package hookgauge.instrumentation.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.linecorp.armeria.internal.server.tomcat.Tomcat90InputBuffer;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.TestFolder;
import hookgauge.instrumentation.testing.Weaving;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Tomcat inside Armeria, which has counted its requests already, and calls it as {@code TomcatService} does. */
@Timeout(60)
class TomcatInsideTest {
    private final RecordingHooks hooks = RecordingHooks.installed();

    @Test
    void request_that_armeria_hands_on_is_neither_counted_again_nor_active_for_ever() throws Exception {
        Weaving weaving = Weaving.of(new TomcatInstrumentation());
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(TestFolder.create("tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        tomcat.getService().addConnector(connector);
        tomcat.addContext("", null);
        tomcat.start();
        hooks.clear();

        assertEquals(404, statusInside(connector));
        assertEquals(404, statusOf(URI.create("http://localhost:" + connector.getLocalPort() + "/own")));
        assertEquals(404, statusInside(connector));

        assertEquals(1, hooks.await(1).size());
        weaving.check();
        tomcat.stop();
        tomcat.destroy();
    }

    private static int statusOf(URI own) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(own).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static int statusInside(Connector connector) throws Exception {
        Request request = new Request();
        Response response = new Response();
        request.setResponse(response);
        response.setRequest(request);
        request.setInputBuffer(new Tomcat90InputBuffer());
        request.scheme().setString("http");
        request.method().setString("GET");
        request.protocol().setString("HTTP/1.1");
        request.serverName().setString("localhost");
        request.requestURI().setBytes("/inside".getBytes(), 0, 7);
        connector.getProtocolHandler().getAdapter().service(request, response);
        return response.getStatus();
    }
}
