package hookgauge.agent;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

/** What companions know of the app's long-lived things. */
class HookgaugeWeakMapTest {
    private final HookgaugeWeakMap<Object, Object> map = new HookgaugeWeakMap<>();

    @Test
    void finds_what_was_put_last_for_each_of_many_keys() {
        List<Object> keys = keys(10_000);
        for (Object key : keys) map.put(key, "first");
        for (int i = 0; i < keys.size(); i++) map.put(keys.get(i), i);

        for (int i = 0; i < keys.size(); i++) assertEquals(i, map.get(keys.get(i)));
        assertNull(map.get(new Object()));
        assertNull(map.get(null));
    }

    @Test
    void equal_keys_are_two() {
        Object one = List.of("a");
        Object other = new ArrayList<>(List.of("a"));
        assertEquals(one, other);

        map.put(one, "of the one");
        assertNull(map.get(other));
        map.put(other, "of the other");

        assertEquals("of the one", map.get(one));
        assertEquals("of the other", map.get(other));
    }

    @Test
    void keys_that_are_gone_leave_their_places_and_values() throws Exception {
        Object kept = new Object();
        map.put(kept, "kept");
        List<WeakReference<Object>> values = new ArrayList<>();
        for (int round = 0; round < 20; round++) awaitGone(putAndForget(1_000, values));
        int places = places();

        putAndForget(3_000, new ArrayList<>());

        awaitGone(values);
        assertEquals("kept", map.get(kept));
        // 8 times those 1,001 that were there at once, in powers of two; for 20,001 it would take 131,072
        assertTrue(places <= 8_192, places + " places");
    }

    @Test
    void readers_find_their_own_or_nothing_while_others_write() throws Exception {
        List<Object> keys = keys(2_000);
        for (int i = 0; i < 1_000; i++) map.put(keys.get(i), i);
        AtomicBoolean isWritten = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Future<Integer> one = threads.submit(reads(keys, isWritten));
            Future<Integer> other = threads.submit(reads(keys, isWritten));
            Callable<Object> forgotten = () -> putAndForget(50_000, new ArrayList<>());
            Future<Object> writer = threads.submit(forgotten);
            for (int i = 1_000; i < 2_000; i++) map.put(keys.get(i), i);
            writer.get(60, SECONDS);
            isWritten.set(true);

            assertTrue(one.get(60, SECONDS) > 0);
            assertTrue(other.get(60, SECONDS) > 0);
        } finally {
            isWritten.set(true);
            threads.shutdownNow();
        }
        for (int i = 0; i < 2_000; i++) assertEquals(i, map.get(keys.get(i)));
    }

    @Test
    void a_read_waits_for_no_lock() throws Exception {
        Object key = new Object();
        map.put(key, "known");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            synchronized (map) {
                assertEquals("known", thread.submit(() -> map.get(key)).get(60, SECONDS));
            }
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void a_read_allocates_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Object> keys = keys(100);
        for (Object key : keys) map.put(key, "known");
        Object unknown = new Object();
        // the bean's own first call
        threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < 10_000; i++) {
            map.get(keys.get(i % 100));
            map.get(unknown);
        }
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        // interpreted as well as compiled; the compiler's own hand-over may cost the thread a little
        assertTrue(allocated < 1_000, allocated + " bytes");
    }

    /** How often all keys were read; those of the first half are always there. */
    private Callable<Integer> reads(List<Object> keys, AtomicBoolean isWritten) {
        return () -> {
            int rounds = 0;
            boolean isLast;
            do {
                isLast = isWritten.get();
                rounds++;
                for (int i = 0; i < keys.size(); i++) {
                    Object found = map.get(keys.get(i));
                    if (found != null || i < 1_000) assertEquals(i, found);
                }
            } while (!isLast);
            return rounds;
        };
    }

    /** Answers the keys, which nothing holds any more; the values are added to the others. */
    private List<WeakReference<Object>> putAndForget(int count, List<WeakReference<Object>> values) {
        List<WeakReference<Object>> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object key = new Object();
            Object value = new Object();
            map.put(key, value);
            keys.add(new WeakReference<>(key));
            values.add(new WeakReference<>(value));
        }
        return keys;
    }

    private static void awaitGone(List<WeakReference<Object>> references) {
        long end = System.nanoTime() + SECONDS.toNanos(30);
        while (references.stream().anyMatch(reference -> reference.get() != null)) {
            assertTrue(System.nanoTime() < end, "still held");
            System.gc();
        }
    }

    private int places() throws ReflectiveOperationException {
        Field table = HookgaugeWeakMap.class.getDeclaredField("table");
        table.setAccessible(true);
        return ((AtomicReferenceArray<?>) table.get(map)).length();
    }

    private static List<Object> keys(int count) {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) keys.add(new Object());
        return keys;
    }
}
