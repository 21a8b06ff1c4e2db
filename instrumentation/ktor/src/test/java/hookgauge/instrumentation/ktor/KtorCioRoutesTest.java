package hookgauge.instrumentation.ktor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.ktorcio.KtorCioInstrumentation;
import hookgauge.instrumentation.testing.Sample;
import io.ktor.server.cio.CIO;
import io.ktor.server.engine.ApplicationEngineFactory;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class KtorCioRoutesTest extends KtorRoutes {
    @Override
    ApplicationEngineFactory<?, ?> engine() {
        return CIO.INSTANCE;
    }

    @Override
    List<InstrumentationModule> modules() {
        return List.of(new KtorCioInstrumentation());
    }

    @Test
    void body_in_an_encoding_that_it_does_not_know_is_one_sample_of_400() throws Exception {
        String request = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: knotted\r\n\r\n";

        assertTrue(exchange(request).contains(" 400 "));

        Sample sample = hooks.await(1).get(0);
        assertEquals(400, sample.status());
        assertEquals("POST", sample.method());
    }

    @Test
    void body_of_a_request_in_chunks_is_of_unknown_size() throws Exception {
        String head = "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertTrue(exchange(head + "3\r\nabc\r\n0\r\n\r\n").contains(" 200 "));

        Sample sample = hooks.await(1).get(0);
        assertEquals(-1, sample.requestBytes());
        assertEquals(4, sample.responseBytes());
    }

    @Test
    void what_the_handler_throws_in_the_middle_of_the_response_is_the_error() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("GET /break HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());

            Sample sample = hooks.await(1).get(0);
            assertEquals(200, sample.status());
            assertEquals(-1, sample.responseBytes());
            assertInstanceOf(IllegalStateException.class, sample.error());
        }
    }

    @Test
    void http_1_0_is_told_as_1_0() throws Exception {
        assertTrue(exchange("GET /stream HTTP/1.0\r\nHost: localhost\r\n\r\n").contains(" 200 "));

        Sample sample = hooks.await(1).get(0);
        assertEquals("1.0", sample.version());
        assertEquals(30_000, sample.responseBytes());
    }

    private String exchange(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes());
            return new String(socket.getInputStream().readAllBytes());
        }
    }
}
