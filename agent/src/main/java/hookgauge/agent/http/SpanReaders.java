package hookgauge.agent.http;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Asks the libraries of traces that the app has, mostly one, for the span of the current thread. */
final class SpanReaders {
    // weak, for each belongs to a loader of the app's; its companion keeps it
    private final List<WeakReference<Function<Object, String[]>>> readers = new CopyOnWriteArrayList<>();

    /** One that is there already changes nothing. */
    void add(Function<Object, String[]> reader) {
        if (!has(reader)) addAnother(reader);
    }

    /** Ids of trace and span, or null. */
    String[] current() {
        for (int i = 0; i < readers.size(); i++) {
            Function<Object, String[]> reader = readers.get(i).get();
            String[] span = reader == null ? null : reader.apply(null);
            if (span != null) return span;
        }
        return null;
    }

    private boolean has(Function<Object, String[]> reader) {
        for (int i = 0; i < readers.size(); i++) {
            if (readers.get(i).get() == reader) return true;
        }
        return false;
    }

    private synchronized void addAnother(Function<Object, String[]> reader) {
        if (!has(reader)) readers.add(new WeakReference<>(reader));
    }
}
