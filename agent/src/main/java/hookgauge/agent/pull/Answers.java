package hookgauge.agent.pull;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends answers that are whole, with their length; the thread is writing from then on. */
final class Answers {
    private final ScrapeThreads threads;

    Answers(ScrapeThreads threads) {
        this.threads = threads;
    }

    /** One sentence as plain text. */
    void say(HttpExchange exchange, int status, String sentence) throws IOException {
        PageBuffer buffer = new PageBuffer();
        byte[] bytes = sentence.getBytes(StandardCharsets.UTF_8);
        buffer.write(bytes, 0, bytes.length);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        send(exchange, status, buffer);
    }

    void send(HttpExchange exchange, int status, PageBuffer buffer) throws IOException {
        threads.enter(Phase.WRITING);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(buffer.size()));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, buffer.size() == 0 ? -1 : buffer.size());
        OutputStream out = exchange.getResponseBody();
        buffer.writeTo(out);
        out.flush();
    }
}
