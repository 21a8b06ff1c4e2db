package hookgauge.agent.log;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Says what the agent has to say, one line a fact. It uses no logging library, for that would load the app's. */
public final class AgentLog {
    /** How much is said. */
    public enum Verbosity {
        OFF,
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    private static final int MOST_KEPT = 50;

    private final Verbosity verbosity;
    private final PrintStream out;
    private final boolean json;
    // Guarded by itself; for the status page
    private final Deque<Said> last = new ArrayDeque<>();

    /** Writes text. */
    public AgentLog(Verbosity verbosity, PrintStream out) {
        this(verbosity, out, false);
    }

    private AgentLog(Verbosity verbosity, PrintStream out, boolean json) {
        this.verbosity = verbosity;
        this.out = out;
        this.json = json;
    }

    /** Writes one JSON object a line. */
    public static AgentLog json(Verbosity verbosity, PrintStream out) {
        return new AgentLog(verbosity, out, true);
    }

    public void error(String message) {
        say(Verbosity.ERROR, null, message);
    }

    public void warn(String message) {
        say(Verbosity.WARN, null, message);
    }

    public void info(String message) {
        say(Verbosity.INFO, null, message);
    }

    public void debug(String message) {
        say(Verbosity.DEBUG, null, message);
    }

    /** The event is one word that groups lines, such as {@code config}. */
    public void warn(String event, String message) {
        say(Verbosity.WARN, event, message);
    }

    public void info(String event, String message) {
        say(Verbosity.INFO, event, message);
    }

    public void debug(String event, String message) {
        say(Verbosity.DEBUG, event, message);
    }

    /** Whether debug lines are written, for those that cost something to make. */
    public boolean isDebug() {
        return verbosity == Verbosity.DEBUG;
    }

    /** The last facts but those for debugging, the newest first; also where the log is to say less. */
    public List<Said> last() {
        synchronized (last) {
            return new ArrayList<>(last);
        }
    }

    private void say(Verbosity level, String event, String message) {
        if (level != Verbosity.DEBUG) keep(level, event == null ? message : event + ": " + message);
        if (level.compareTo(verbosity) > 0) return;
        out.println(
                json
                        ? LogLine.json(System.currentTimeMillis(), level.name(), event, message)
                        : LogLine.text(event, message));
    }

    private void keep(Verbosity level, String message) {
        String word = level == Verbosity.INFO ? "info" : level == Verbosity.WARN ? "warn" : "error";
        synchronized (last) {
            if (last.size() == MOST_KEPT) last.removeLast();
            last.addFirst(new Said(System.currentTimeMillis(), word, message));
        }
    }
}
