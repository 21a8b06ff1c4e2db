package hookgauge.smoke;

import static hookgauge.smoke.EndlessReceiver.CONTINUATION;
import static hookgauge.smoke.EndlessReceiver.DATA;
import static hookgauge.smoke.EndlessReceiver.HEADERS;
import static hookgauge.smoke.EndlessReceiver.PING;
import static hookgauge.smoke.EndlessReceiver.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.smoke.EndlessReceiver.Answer;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import shop.AttackedShop;

/** A collector whose answers never end fills neither the heap nor the line (R3, with bodies of gigabytes). */
final class EndlessAnswersTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

    private static final List<Answer> OF_HTTP = List.of(
            new Answer("status line", "HTTP/1.1 200 ", "x"),
            new Answer("header", OK + "X: ", "x"),
            new Answer("headers", OK, "X: y\r\n"),
            new Answer("early hints", "", "HTTP/1.1 103 Early Hints\r\n\r\n"),
            new Answer("body of 2 GB", OK + "Content-Length: 2147483647\r\n\r\n", "x"),
            new Answer("body without an end", OK + "\r\n", "x"),
            new Answer("body of an error", "HTTP/1.1 500 Oops\r\n\r\n", "x"),
            new Answer("chunk", CHUNKED + "7fffffff\r\n", "x"),
            new Answer("chunks", CHUNKED, "1\r\nx\r\n"),
            new Answer("chunk's extension", CHUNKED + "1;", "x"),
            new Answer("trailers", CHUNKED + "0\r\n", "X: y\r\n"));

    /** ":status: 200" and "content-type: application/grpc", each by its number in HPACK's table. */
    private static final byte[] HEAD = frame(
            HEADERS, 4, 3, 0x88, 0x0f, 0x10, 0x10, 'a', 'p', 'p', 'l', 'i', 'c', 'a', 't', 'i', 'o', 'n', '/', 'g', 'r',
            'p', 'c');

    private static final List<Answer> OF_GRPC = List.of(
            new Answer("message", HEAD, frame(DATA, 0, 3, new int[4096])),
            new Answer("headers", frame(HEADERS, 0, 3, 0x88), frame(CONTINUATION, 0, 3, 0, 1, 'x', 1, 'y')),
            new Answer("pings", HEAD, frame(PING, 0, 0, new int[8])));

    @Test
    void of_an_answer_by_http_64_kilobytes_are_read() throws IOException {
        // and what the system takes ahead
        assertGivenUp(Protocol.HTTP, OF_HTTP, 1 << 20);
    }

    @Test
    void connection_of_an_answer_by_grpc_is_closed() throws IOException {
        // what comes at loopback until it is
        assertGivenUp(Protocol.GRPC, OF_GRPC, 256 << 20);
    }

    private static void assertGivenUp(Protocol protocol, List<Answer> answers, long limit) throws IOException {
        try (EndlessReceiver receiver = new EndlessReceiver(protocol, answers.get(0));
                ServerProcess server = Launch.withAgent()
                        .option("-Xmx32m")
                        .option("-Dhookgauge.metrics.otlp.endpoint=" + receiver.endpoint())
                        .option("-Dhookgauge.metrics.otlp.protocol=" + protocol.setting())
                        .option("-Dhookgauge.metrics.otlp.interval=500ms")
                        .start(AttackedShop.class)) {
            for (int i = 0; i < 8; i++) RawHttp.get(server.appPort(), "/items/1");
            Eventually.get(receiver::answered, times -> times >= 2);
            Footprint before = Footprint.of(server);

            for (Answer answer : answers) {
                receiver.answerWith(answer);
                Eventually.get(receiver::answered, times -> times >= 2);

                Measured.print("endless " + answer.name() + " by " + protocol + ": " + receiver.mostBytes() + " bytes");
                assertTrue(receiver.mostBytes() < limit, answer.name() + ": " + receiver.mostBytes() + " bytes");
            }

            long grown = Footprint.of(server).heapBytes() - before.heapBytes();
            assertTrue(grown < 1 << 20, grown + " bytes");
            assertEquals(200, RawHttp.status(RawHttp.get(server.appPort(), "/items/1")));
            assertEquals(List.of(), server.agentLines(Pattern.compile("Error")), server.toString());
        }
    }
}
