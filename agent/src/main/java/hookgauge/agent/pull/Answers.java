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

    void say(HttpExchange exchange, int status, String sentence) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        send(exchange, status, sentence.getBytes(StandardCharsets.UTF_8));
    }

    void send(HttpExchange exchange, int status, byte[] page) throws IOException {
        PageBuffer buffer = new PageBuffer();
        buffer.write(page, 0, page.length);
        send(exchange, status, buffer);
    }

    void send(HttpExchange exchange, int status, PageBuffer page) throws IOException {
        threads.enter(Phase.WRITING);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(page.size()));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, page.size() == 0 ? -1 : page.size());
        OutputStream out = exchange.getResponseBody();
        page.writeTo(out);
        out.flush();
    }
}
