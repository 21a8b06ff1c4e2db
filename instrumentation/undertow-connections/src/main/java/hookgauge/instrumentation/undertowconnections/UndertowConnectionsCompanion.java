package hookgauge.instrumentation.undertowconnections;

import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.xnio.StreamConnection;
import org.xnio.XnioWorker;
import org.xnio.management.XnioWorkerMXBean;

/** Knows what a listener of Undertow has accepted, and tells the agent how much of it is still open, and the worker's threads. */
public final class UndertowConnectionsCompanion implements BiFunction<Object, long[], Object> {
    private static final String SITE = "undertow-connections";
    // the agent holds them weakly, and so does this
    private static final Map<Object, UndertowConnectionsCompanion> LISTENERS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final int port;
    private final WeakReference<XnioWorker> worker;
    // Guarded by itself; a set that holds nothing
    private final Map<StreamConnection, Boolean> accepted = new WeakHashMap<>();

    private UndertowConnectionsCompanion(int port, XnioWorker worker) {
        this.port = port;
        this.worker = new WeakReference<>(worker);
    }

    /** A listener gets a connection, behind TLS if it has that. */
    public static void accepted(Object listener, StreamConnection connection) {
        try {
            UndertowConnectionsCompanion known = LISTENERS.get(listener);
            if (known == null) known = listening(listener, connection);
            synchronized (known.accepted) {
                known.accepted.put(connection, true);
            }
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @Override
    public Object apply(Object listener, long[] numbers) {
        try {
            numbers[HookgaugeHttp.PORT] = port;
            numbers[HookgaugeHttp.CONNECTIONS] = open();
            XnioWorker pool = worker.get();
            if (pool != null) read(pool, numbers);
            return pool;
        } catch (NoSuchMethodError e) {
            // before XNIO 3.6, with Undertow 1 and 2.0, a worker does not tell
            return null;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
            return null;
        }
    }

    private static UndertowConnectionsCompanion listening(Object listener, StreamConnection connection) {
        InetSocketAddress address = connection.getLocalAddress(InetSocketAddress.class);
        UndertowConnectionsCompanion made =
                new UndertowConnectionsCompanion(address == null ? -1 : address.getPort(), connection.getWorker());
        UndertowConnectionsCompanion first = LISTENERS.putIfAbsent(listener, made);
        if (first != null) return first;
        HookgaugeHttp.serving(listener, "undertow", made);
        return made;
    }

    /** Asked one by one: there is one place to be told of a connection's end, and that is Undertow's. */
    private int open() {
        int open = 0;
        synchronized (accepted) {
            for (Iterator<StreamConnection> all = accepted.keySet().iterator(); all.hasNext(); ) {
                if (all.next().isOpen()) open++;
                else all.remove();
            }
        }
        return open;
    }

    private static void read(XnioWorker pool, long[] numbers) {
        XnioWorkerMXBean threads = pool.getMXBean();
        numbers[HookgaugeHttp.MAX_THREADS] = threads.getMaxWorkerPoolSize();
        int size = threads.getWorkerPoolSize();
        // an executor that somebody else made for the worker
        if (size < 0) return;
        int counted = threads.getBusyWorkerThreadCount();
        int busy = counted >= 0 ? counted : Math.max(0, size - waiting(pool.getName() + " task-"));
        numbers[HookgaugeHttp.BUSY_THREADS] = busy;
        numbers[HookgaugeHttp.IDLE_THREADS] = Math.max(0, size - busy);
    }

    /** A pool that does not count its busy threads, as is its default, is what its idle ones are seen to wait for. */
    private static int waiting(String prefix) {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) root = root.getParent();
        Thread[] threads = new Thread[root.activeCount() + 64];
        int found = root.enumerate(threads);
        int waiting = 0;
        for (int i = 0; i < found; i++) {
            if (!threads[i].getName().startsWith(prefix)) continue;
            Object awaited = LockSupport.getBlocker(threads[i]);
            if (awaited != null && awaited.getClass().getName().startsWith("org.jboss.threads.")) waiting++;
        }
        return waiting;
    }
}
