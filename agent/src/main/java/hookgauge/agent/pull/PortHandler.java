package hookgauge.agent.pull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.log.CaughtErrors;
import java.io.IOException;

/** Answers every request at the port: the metrics at their path, the pages beside them at theirs, nothing else. */
final class PortHandler implements HttpHandler {
    private final String path;
    private final ScrapeHandler scrapeHandler;
    private final Pages.Opening opening;
    private final Scrapes scrapes;
    private final ScrapeThreads threads;
    private final Answers answers;
    private final CaughtErrors errors;
    private Pages pages; // Guarded by this

    /** @param opening null where there are no pages beside the metrics */
    PortHandler(
            String path, Pages.Opening opening, MergedGatherer gatherer, ScrapeThreads threads, CaughtErrors errors) {
        this.path = path;
        this.opening = opening;
        this.threads = threads;
        this.errors = errors;
        scrapes = new Scrapes();
        answers = new Answers(threads);
        scrapeHandler = new ScrapeHandler(gatherer, threads, answers, scrapes, errors);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } finally {
            // what the client has still to send is read here
            threads.enter(Phase.READING);
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().getRawPath();
        if (path.equals(asked)) {
            if (isRead(exchange)) scrapeHandler.answer(exchange);
            return;
        }
        Page page = page(asked);
        if (page == Page.NOT_MADE)
            answers.say(exchange, 503, "The page could not be made; the log of the app says why\n");
        else if (page == null) answers.say(exchange, 404, "Not found; the metrics are at " + path + "\n");
        else if (isRead(exchange)) send(exchange, page);
    }

    private Page page(String asked) {
        if (opening == null) return null;
        threads.enter(Phase.COLLECTING);
        try {
            return pages().at(asked);
        } catch (Throwable t) {
            errors.caught("status", t);
            return Page.NOT_MADE;
        }
    }

    private boolean isRead(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        if (method.equals("GET") || method.equals("HEAD")) return true;
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        answers.say(exchange, 405, "Only GET and HEAD\n");
        return false;
    }

    private void send(HttpExchange exchange, Page page) throws IOException {
        page.headers.forEach(exchange.getResponseHeaders()::set);
        answers.send(exchange, 200, page.body);
    }

    private synchronized Pages pages() throws Exception {
        if (pages == null) pages = opening.open(threads::collect, scrapes);
        return pages;
    }
}
