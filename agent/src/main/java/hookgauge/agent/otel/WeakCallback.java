package hookgauge.agent.otel;

import java.lang.ref.WeakReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A callback of an app that the agent does not keep alive: when the app is gone, so is its registration. */
final class WeakCallback<T> implements AutoCloseable {
    private final WeakReference<T> callback;
    private volatile AutoCloseable registration;

    WeakCallback(T callback) {
        this.callback = new WeakReference<>(callback);
    }

    /** The SDK would keep the context class loader of who registers, which is the app's. */
    WeakCallback<T> register(Supplier<AutoCloseable> registering) {
        Thread thread = Thread.currentThread();
        ClassLoader apps = thread.getContextClassLoader();
        thread.setContextClassLoader(WeakCallback.class.getClassLoader());
        try {
            registration = registering.get();
            return this;
        } finally {
            thread.setContextClassLoader(apps);
        }
    }

    void call(Consumer<T> call) {
        T live = callback.get();
        if (live != null) call.accept(live);
        else close();
    }

    @Override
    public void close() {
        AutoCloseable registered = registration;
        if (registered == null) return;
        try {
            registered.close();
        } catch (Exception e) {
            throw new IllegalStateException("an OpenTelemetry callback cannot be taken back", e);
        }
    }
}
