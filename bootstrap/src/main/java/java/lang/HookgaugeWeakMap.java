package java.lang;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What a companion has found out about things of the app that live long, such as the routes of a servlet; a request
 * reads it without a lock and without an allocation (docs/decisions/027-what-is-known-is-read-without-a-lock.md).
 *
 * <p>Things are told apart by identity and held weakly. A value must not lead to its key, nor to anything else that
 * shall go with the key: it is let go by a later {@link #put}.
 */
public final class HookgaugeWeakMap<K, V> {
    private static final int SMALLEST = 32;

    // A weak reference to a key, then its value, and so on, by linear probing. A place belongs to one key for as
    // long as there is the array, so who has seen the key there finds no other's value behind it.
    private volatile AtomicReferenceArray<Object> table = new AtomicReferenceArray<>(SMALLEST);
    // Guarded by this
    private int taken;

    /** What was put for this very thing, or null. */
    @SuppressWarnings("unchecked") // put as one
    public V get(Object key) {
        AtomicReferenceArray<Object> places = table;
        int place = key == null ? -1 : placeOf(key, places);
        return place < 0 ? null : (V) places.get(place + 1);
    }

    /** For what is found out: once for a key, or seldom. */
    public synchronized void put(K key, V value) {
        int place = placeOf(key, table);
        if (place >= 0) {
            table.set(place + 1, value);
            return;
        }
        boolean isHalfFull = 4 * (taken + 1) > table.length();
        if (isHalfFull) table = withoutThoseGone(table);
        add(table, new WeakReference<>(key), value);
    }

    /** With space for four times those that are left, so that it is not half full again at once. */
    private AtomicReferenceArray<Object> withoutThoseGone(AtomicReferenceArray<Object> places) {
        int left = 1;
        for (int i = 0; i < places.length(); i += 2) {
            if (keyAt(i, places) != null) left++;
        }
        int length = SMALLEST;
        while (length < 8 * left) length *= 2;
        AtomicReferenceArray<Object> cleared = new AtomicReferenceArray<>(length);
        taken = 0;
        for (int i = 0; i < places.length(); i += 2) {
            if (keyAt(i, places) != null) add(cleared, (WeakReference<?>) places.get(i), places.get(i + 1));
        }
        return cleared;
    }

    private void add(AtomicReferenceArray<Object> places, WeakReference<?> reference, Object value) {
        Object key = reference.get();
        // it may be gone since it was looked at
        if (key == null) return;
        int place = -1 - placeOf(key, places);
        // first, for who sees the key reads it
        places.set(place + 1, value);
        places.set(place, reference);
        taken++;
    }

    /** Where the key is; or -1 minus the free place where it would be, of which there is one: half of all are free. */
    private static int placeOf(Object key, AtomicReferenceArray<Object> places) {
        int last = places.length() - 1;
        for (int i = 2 * System.identityHashCode(key) & last; ; i = i + 2 & last) {
            WeakReference<?> reference = (WeakReference<?>) places.get(i);
            if (reference == null) return -1 - i;
            if (reference.get() == key) return i;
        }
    }

    private static Object keyAt(int place, AtomicReferenceArray<Object> places) {
        WeakReference<?> reference = (WeakReference<?>) places.get(place);
        return reference == null ? null : reference.get();
    }
}
