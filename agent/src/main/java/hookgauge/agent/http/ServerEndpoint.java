package hookgauge.agent.http;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.function.BiFunction;

/** One port of a server of the app, which says itself what goes on there; both objects are the app's and held weakly. */
final class ServerEndpoint {
    final String family;
    private final WeakReference<Object> endpoint;
    private final WeakReference<BiFunction<Object, long[], Object>> reader;

    ServerEndpoint(Object endpoint, String family, BiFunction<Object, long[], Object> reader) {
        this.family = family;
        this.endpoint = new WeakReference<>(endpoint);
        this.reader = new WeakReference<>(reader);
    }

    boolean isOf(Object other) {
        return endpoint.get() == other;
    }

    boolean isGone() {
        return endpoint.get() == null || reader.get() == null;
    }

    /**
     * Whose the threads are; null if there are none, or the endpoint is gone.
     *
     * @param numbers filled as {@link HookgaugeHttp#serving} says, with -1 for what is not known
     */
    Object read(long[] numbers) {
        Arrays.fill(numbers, -1);
        Object asked = endpoint.get();
        BiFunction<Object, long[], Object> answering = reader.get();
        return asked == null || answering == null ? null : answering.apply(asked, numbers);
    }
}
