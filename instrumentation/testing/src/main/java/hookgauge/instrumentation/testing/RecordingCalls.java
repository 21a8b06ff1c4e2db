package hookgauge.instrumentation.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Stands where the agent's recorder of clients stands, remembers what it was told, and keeps the same rules. */
public final class RecordingCalls extends HookgaugeHttpClient {
    private static final RecordingCalls INSTALLED = new RecordingCalls();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    // Guarded by this.
    private final List<SentRequest> sent = new ArrayList<>();
    // Guarded by this.
    private final List<Throwable> failures = new ArrayList<>();
    // Guarded by this.
    private int active;
    // Guarded by this.
    private long[] sizes;
    // Guarded by this.
    private final Map<Object, BiConsumer<Object, BiConsumer<String, long[]>>> pools = new IdentityHashMap<>();

    // Guarded by this.
    private final List<String> templates = new ArrayList<>();
    private final ThreadLocal<ArrayDeque<String>> frames = ThreadLocal.withInitial(ArrayDeque::new);

    private RecordingCalls() {}

    /** The one of this JVM, for the hook class keeps the first that it is given. */
    public static RecordingCalls installed() {
        HookgaugeHttpClient.install(INSTALLED);
        return INSTALLED;
    }

    /** Forgets what was. */
    public synchronized void clear() {
        sent.clear();
        templates.clear();
        failures.clear();
        sizes = null;
    }

    /** Waits until so many requests are over, and none is active, and answers them in the order of their ends. */
    public synchronized List<SentRequest> await(int count) {
        awaitAnyway(count);
        if (!failures.isEmpty()) throw new AssertionError("a companion failed", failures.get(0));
        if (sent.size() != count || active != 0) {
            throw new AssertionError("expected " + count + " requests and none active, but " + active
                    + " are, and there are " + sent.size() + ": " + sent);
        }
        return List.copyOf(sent);
    }

    private void awaitAnyway(int count) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (failures.isEmpty() && (sent.size() < count || active != 0)) {
            long millis = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (millis <= 0) return;
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for requests", e);
            }
        }
    }

    @Override
    protected synchronized Object onStarted(Object slot, String method, String address, int port) {
        Call call = slot == null ? new Call() : (Call) slot;
        if (!call.isActive) begin(call, method, address, port);
        templates.add(frames.get().isEmpty() ? "" : frames.get().peek());
        return call;
    }

    @Override
    protected synchronized void onFollowed(Object slot, String method, String address, int port) {
        Call call = (Call) slot;
        if (call == null || call.isActive) return;
        Thread before = call.startedBy;
        begin(call, method, address, port);
        call.startedBy = before;
    }

    private void begin(Call call, String method, String address, int port) {
        call.isActive = true;
        call.method = method;
        call.address = address;
        call.port = port;
        call.startedBy = Thread.currentThread();
        active++;
    }

    @Override
    protected void onTemplate(String template) {
        if (template == null) frames.get().pop();
        else frames.get().push(template);
    }

    /** Those that were told of requests, by their starts, empty where none was; that of this thread is over. */
    public synchronized List<String> templates() {
        if (!frames.get().isEmpty()) throw new AssertionError("nobody has ended " + frames.get());
        return List.copyOf(templates);
    }

    @Override
    protected boolean onWantsSizes() {
        return true;
    }

    @Override
    protected synchronized void onSized(Object slot, long requestBytes, long responseBytes) {
        if (slot == null) return;
        sizes = new long[] {requestBytes, responseBytes};
    }

    /** Request and response of the last call whose sizes were told, in bytes or -1; null where none were. */
    public synchronized long[] sizes() {
        return sizes;
    }

    @Override
    protected synchronized void onEnded(Object ended, String version, int status, Throwable error) {
        Call call = (Call) ended;
        if (call == null || !call.isActive) return;
        call.isActive = false;
        active--;
        notifyAll();
        if (status == 0 && error == null) return;
        sent.add(new SentRequest(
                call.method, call.address, call.port, Versions.plain(version), status, error, call.startedBy));
    }

    @Override
    @SuppressWarnings("unchecked") // as the door says
    protected synchronized void onPooling(Object pool, Object reader) {
        pools.putIfAbsent(pool, (BiConsumer<Object, BiConsumer<String, long[]>>) reader);
    }

    /** Connections in use and idle ones to an address, of all pools together; null if no pool tells of it. */
    public long[] connections(String address, int port) {
        Map<Object, BiConsumer<Object, BiConsumer<String, long[]>>> all;
        synchronized (this) {
            if (!failures.isEmpty()) throw new AssertionError("a companion failed", failures.get(0));
            all = new IdentityHashMap<>(pools);
        }
        List<long[]> told = new ArrayList<>();
        all.forEach((pool, reader) -> reader.accept(pool, (upstream, numbers) -> {
            if (Objects.equals(address, upstream) && numbers[0] == port) told.add(numbers);
        }));
        if (told.isEmpty()) return null;
        long[] sum = {0, 0};
        for (long[] numbers : told) {
            for (int i = 0; i < sum.length; i++) sum[i] += Math.max(0, numbers[i + 1]);
        }
        return sum;
    }

    @Override
    protected synchronized void onFailed(String site, Throwable error) {
        failures.add(error);
        notifyAll();
    }

    private static final class Call {
        private boolean isActive;
        private String method;
        private String address;
        private int port;
        private Thread startedBy;
    }
}
