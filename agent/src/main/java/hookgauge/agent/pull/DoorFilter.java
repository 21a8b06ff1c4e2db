package hookgauge.agent.pull;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import hookgauge.agent.config.Door;
import hookgauge.agent.log.AgentLog;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before every page of the metrics server and lets in whom the settings name. */
final class DoorFilter extends Filter {
    private static final long SILENT_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Door door;
    private final Credentials credentials;
    private final ScrapeThreads threads;
    private final Answers answers;
    private final AgentLog log;
    private final AtomicLong saidNanos = new AtomicLong(System.nanoTime() - SILENT_NANOS);

    DoorFilter(Door door, ScrapeThreads threads, AgentLog log) {
        this.door = door;
        this.credentials = new Credentials(door);
        this.threads = threads;
        this.answers = new Answers(threads);
        this.log = log;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Verdict verdict = verdict(exchange);
        if (verdict == Verdict.RIGHT) {
            chain.doFilter(exchange);
            return;
        }
        try {
            refuse(exchange, verdict);
        } finally {
            // what the client has still to send is read here
            threads.enter(Phase.READING);
            exchange.close();
        }
    }

    @Override
    public String description() {
        return "door";
    }

    private Verdict verdict(HttpExchange exchange) {
        if (door.isShut) return Verdict.SHUT;
        threads.enter(Phase.COLLECTING);
        return credentials.verdict(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void refuse(HttpExchange exchange, Verdict verdict) throws IOException {
        if (verdict == Verdict.SHUT) {
            answers.say(exchange, 403, "Nobody is let in: a setting is wrong; the log of the app says which\n");
        } else if (verdict == Verdict.BUSY) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answers.say(exchange, 503, "Another password is being looked at\n");
        } else {
            sayOnceAnHour(exchange);
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"metrics\", charset=\"UTF-8\"");
            answers.say(exchange, 401, "Unauthorized\n");
        }
    }

    private void sayOnceAnHour(HttpExchange exchange) {
        long now = System.nanoTime();
        long said = saidNanos.get();
        if (now - said < SILENT_NANOS || !saidNanos.compareAndSet(said, now)) return;
        log.warn("a request to the metrics server from "
                + exchange.getRemoteAddress().getAddress().getHostAddress()
                + " had no right user name and password (said once an hour)");
    }
}
