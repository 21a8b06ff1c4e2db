package hookgauge.agent.log;

import java.io.PrintStream;

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

    private final Verbosity verbosity;
    private final PrintStream out;

    public AgentLog(Verbosity verbosity, PrintStream out) {
        this.verbosity = verbosity;
        this.out = out;
    }

    public void error(String message) {
        say(Verbosity.ERROR, message);
    }

    public void warn(String message) {
        say(Verbosity.WARN, message);
    }

    public void info(String message) {
        say(Verbosity.INFO, message);
    }

    public void debug(String message) {
        say(Verbosity.DEBUG, message);
    }

    private void say(Verbosity level, String message) {
        if (level.compareTo(verbosity) <= 0) out.println("[hookgauge] " + message);
    }
}
