package shop;

/** An agent that does nothing. */
public final class EmptyAgent {
    private EmptyAgent() {}

    /** Does nothing. */
    public static void premain(String arguments) {}
}
