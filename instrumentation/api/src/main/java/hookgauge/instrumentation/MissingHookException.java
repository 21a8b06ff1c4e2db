package hookgauge.instrumentation;

/** A class does not have the method that a hook names: a version of the server that the module does not know. */
final class MissingHookException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingHookException(Hook hook) {
        super("it has no " + hook);
    }
}
