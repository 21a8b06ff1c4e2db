package hookgauge.agent.http;

import java.lang.ref.WeakReference;
import java.util.function.BiConsumer;

/** One pool of a client of the app, which says itself what is in it; both objects are the app's and held weakly. */
final class ClientPool {
    private final WeakReference<Object> pool;
    private final WeakReference<BiConsumer<Object, BiConsumer<String, long[]>>> reader;

    ClientPool(Object pool, BiConsumer<Object, BiConsumer<String, long[]>> reader) {
        this.pool = new WeakReference<>(pool);
        this.reader = new WeakReference<>(reader);
    }

    /** Tells {@code into} what {@link HookgaugeHttpClient#pooling} says; nothing if the pool is gone. */
    void read(BiConsumer<String, long[]> into) {
        Object asked = pool.get();
        BiConsumer<Object, BiConsumer<String, long[]>> answering = reader.get();
        if (asked != null && answering != null) answering.accept(asked, into);
    }
}
