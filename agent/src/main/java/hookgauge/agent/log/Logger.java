package hookgauge.agent.log;

/**
 * Stands in for {@code java.util.logging.Logger} in the libraries that the jar carries, so that they never load the app's
 * {@code LogManager}: what they say goes to the agent's log at debug.
 */
public final class Logger {
    // Mutable and static, the one such slot outside the hooks: libraries ask for their loggers in static initialisers,
    // by a name alone, so there is no way to hand the log to them.
    private static volatile AgentLog log;

    private final String name;

    private Logger(String name) {
        this.name = name;
    }

    /** From now on the libraries' loggers write there; before, they are silent. */
    public static void writeTo(AgentLog agentLog) {
        log = agentLog;
    }

    public static Logger getLogger(String name) {
        return new Logger(name);
    }

    /** Never for OkHttp, which has a line for every task and frame. */
    public boolean isLoggable(Level level) {
        AgentLog current = log;
        return current != null && current.isDebug() && !name.contains("okhttp3.");
    }

    public void log(Level level, String message) {
        if (isLoggable(level)) log.debug(name + ' ' + level + ": " + message);
    }

    public void log(Level level, String message, Throwable error) {
        log(level, message + ": " + error);
    }

    public void log(Level level, String message, Object[] values) {
        log(level, message);
    }

    public void fine(String message) {
        log(Level.FINE, message);
    }

    public void info(String message) {
        log(Level.INFO, message);
    }

    public void warning(String message) {
        log(Level.WARNING, message);
    }
}
