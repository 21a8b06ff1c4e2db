package hookgauge.instrumentation.opentelemetryapi;

/** Runs a callback of the app as the app registered it: with its class loader, and without harm to other callbacks. */
final class AppContext {
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

    void run(Runnable callback) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            callback.run();
        } catch (LinkageError e) {
            // which the SDK takes for the end of the JVM: all other callbacks would be lost
            throw new IllegalStateException("a callback of an OpenTelemetry instrument does not link", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
