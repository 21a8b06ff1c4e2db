package hookgauge.instrumentation;

import java.util.List;

/** Where one server or metric library is hooked: a table of places in its classes, and the companion that they call. */
public interface InstrumentationModule {
    /** The name in settings, logs and the label {@code site}, such as {@code tomcat}. */
    String name();

    /** Binary name of the companion class, which the agent itself must never load. */
    String companion();

    /** Internal name of the package in which the companion is defined, next to the hooked classes. */
    String home();

    List<Hook> hooks();

    /**
     * Where the companion is written for a server that differs from this one in the name of its packages alone: what that begins
     * with there, as an internal name such as {@code org/apache/pekko/}; else null.
     */
    default String companionsRoot() {
        return null;
    }

    /** What the packages begin with here, such as {@code akka/}, where {@link #companionsRoot} is told. */
    default String root() {
        return null;
    }

    /** Binary name of the {@link RegistryReader} of the registries that are hooked; null where there are none. */
    default String reader() {
        return null;
    }

    /** Whether what is hooked belongs to an HTTP server or a framework on one; a metric library does not. */
    default boolean isOfServer() {
        return reader() == null && !isOfClient();
    }

    /** Whether what is hooked is an HTTP client. */
    default boolean isOfClient() {
        return false;
    }

    /** Whether what is hooked tells the templates of a client's URIs and nothing else, and is left alone where none are wanted. */
    default boolean tellsTemplates() {
        return false;
    }

    /** Whether copies of the server in other packages, as builds make them to carry a server of their own, are hooked too. */
    default boolean isRelocatable() {
        return false;
    }

    /**
     * Internal name of a class that is in all versions for which the module is, and in no other, so that a hooked class of the
     * others is no misfit; null where the names of the hooked classes tell.
     */
    default String landmark() {
        return null;
    }

    /**
     * Whether others have classes of the same names that would take some of the hooks, as forks do: the {@link #landmark} is then
     * looked for before any class is woven.
     */
    default boolean isForked() {
        return false;
    }
}
