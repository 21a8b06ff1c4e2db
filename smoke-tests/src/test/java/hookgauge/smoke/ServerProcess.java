package hookgauge.smoke;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real JVM that the test started, its output captured; closing it ends it as an operator would, by SIGTERM. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on (\\d+)");
    private static final Pattern BANNER = Pattern.compile("\\[hookgauge] \\S+ in pid .*: pull ([^ ,]+)");

    private final Process process;
    private final OutputLines out;
    private final OutputLines err;

    ServerProcess(Process process) {
        this.process = process;
        out = new OutputLines(process.getInputStream());
        err = new OutputLines(process.getErrorStream());
    }

    OutputLines out() {
        return out;
    }

    OutputLines err() {
        return err;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What the agent said, on either stream. */
    List<String> agentLines() {
        return lines().stream().filter(line -> line.contains("[hookgauge]")).toList();
    }

    List<String> agentLines(Pattern expression) {
        return agentLines().stream().filter(expression.asPredicate()).toList();
    }

    /** What the process wrote, on stdout and then on stderr. */
    List<String> lines() {
        return Stream.concat(out.lines().stream(), err.lines().stream()).toList();
    }

    /** Waits for a line with the expression on either stream. */
    Matcher await(Pattern expression) {
        return await(expression, Duration.ofSeconds(180));
    }

    Matcher await(Pattern expression, Duration limit) {
        try {
            Eventually.get(limit, () -> find(expression), found -> found != null || !process.isAlive());
        } catch (AssertionError e) {
            throw new AssertionError("no line with " + expression + " after " + limit + " in\n" + this, e);
        }
        if (!process.isAlive()) awaitExit(limit);
        Matcher found = find(expression);
        if (found == null) throw new AssertionError("ended without a line with " + expression + ":\n" + this);
        return found;
    }

    private Matcher find(Pattern expression) {
        Matcher found = out.find(expression);
        return found == null ? err.find(expression) : found;
    }

    /** The port that an app of package {@code shop} says it listens on. */
    int appPort() {
        return port(LISTENING);
    }

    /** The port that the product says it listens on. */
    int port(Pattern expression) {
        return Integer.parseInt(await(expression).group(1));
    }

    /** The page that the agent's first line names. */
    MetricsEndpoint metrics() {
        String page = await(BANNER).group(1);
        if (!page.startsWith("http")) throw new AssertionError("pull is " + page + ":\n" + this);
        return new MetricsEndpoint(page);
    }

    /** Asks the process to end, waits, and returns how long it took. */
    Duration stop() {
        long started = System.nanoTime();
        end();
        awaitExit(Duration.ofSeconds(90));
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Asks the process to end, as an operator would; what it says meanwhile is read. */
    void end() {
        // the process itself would close its streams, too
        process.toHandle().destroy();
    }

    /** Of a process that has ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** Waits until the process ends by itself and returns its exit code. */
    int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + limit + ":\n" + this);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        out.awaitEnd();
        err.awaitEnd();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return "--- stdout\n" + out + "\n--- stderr\n" + err;
    }
}
