package hookgauge.instrumentation;

/** A class does not have what a hook or a companion names: a version of the server that the module does not know. */
final class MissingMemberException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param member a {@link Hook} or a {@link Member} */
    MissingMemberException(Object member) {
        super("it has no " + member);
    }
}
