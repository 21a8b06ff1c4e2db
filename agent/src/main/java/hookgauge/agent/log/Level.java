package hookgauge.agent.log;

/** Stands in for {@code java.util.logging.Level} in the libraries that the jar carries. */
public final class Level {
    public static final Level SEVERE = new Level("severe");
    public static final Level WARNING = new Level("warning");
    public static final Level INFO = new Level("info");
    public static final Level FINE = new Level("fine");
    public static final Level FINER = new Level("finer");
    public static final Level FINEST = new Level("finest");

    private final String name;

    private Level(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
