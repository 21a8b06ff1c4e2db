package hookgauge.agent.status;

/** A server, client or library that is hooked in this JVM. */
public final class HookedModule {
    final String name;
    final String version;
    final Kind kind;
    final boolean tellsRoutes;

    /** What it is to the agent. */
    public enum Kind {
        /** Its requests are counted. */
        SERVER,
        /** It tells more of another's requests, most often their routes. */
        FRAMEWORK,
        /** Its connections and threads are shown. */
        CONNECTIONS,
        /** Its outgoing requests are counted. */
        CLIENT,
        /** It has metrics. */
        LIBRARY
    }

    /** @param version null where it is not known */
    public HookedModule(String name, String version, Kind kind, boolean tellsRoutes) {
        this.name = name;
        this.version = version;
        this.kind = kind;
        this.tellsRoutes = tellsRoutes;
    }

    /** The one that both describe: what one part of it does, the other need not. */
    public HookedModule and(HookedModule other) {
        return new HookedModule(
                name,
                version == null ? other.version : version,
                kind.compareTo(other.kind) <= 0 ? kind : other.kind,
                tellsRoutes || other.tellsRoutes);
    }
}
