package hookgauge.instrumentation.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** Stands where the agent's recorder stands, remembers what it was told, and keeps the same rules. */
public final class RecordingHooks extends HookgaugeHttp {
    /** The header of which it wants to know. */
    static final String HEADER = "x-tenant";

    private static final RecordingHooks INSTALLED = new RecordingHooks();
    private static final String[] HEADERS = {HEADER};
    private static final String[] NO_HEADERS = {};
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ThreadLocal<Exchange> current = new ThreadLocal<>();
    // Guarded by this.
    private final List<Sample> samples = new ArrayList<>();
    // Guarded by this: what the header said, of each sample.
    private final List<String> tenants = new ArrayList<>();
    // Guarded by this.
    private final List<Throwable> failures = new ArrayList<>();
    // Guarded by this.
    private int active;
    // Guarded by this.
    private int counted;
    // Guarded by this.
    private int headersCounted;
    private volatile boolean isCounting;
    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();

    private RecordingHooks() {}

    /** The one of this JVM, for the hook class keeps the first that it is given. */
    public static RecordingHooks installed() {
        HookgaugeHttp.install(INSTALLED);
        return INSTALLED;
    }

    /** Forgets what was. */
    public synchronized void clear() {
        samples.clear();
        tenants.clear();
        failures.clear();
    }

    /** Waits until there are as many samples, and nothing is active, and answers them in the order of their ends. */
    public synchronized List<Sample> await(int count) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (failures.isEmpty() && (samples.size() < count || active != 0) && patienceMillis(deadlineNanos) > 0) {
            waitFor(patienceMillis(deadlineNanos));
        }
        if (!failures.isEmpty()) throw new AssertionError("a companion failed", failures.get(0));
        if (samples.size() != count || active != 0) {
            throw new AssertionError("expected " + count + " samples and none active, but " + active
                    + " are, and there are " + samples.size() + ": " + samples);
        }
        return List.copyOf(samples);
    }

    /** From now on remembers nothing but how many there were, so that it needs no memory itself. */
    synchronized void countOnly() {
        isCounting = true;
    }

    synchronized int counted() {
        return counted;
    }

    synchronized int headersCounted() {
        return headersCounted;
    }

    /** What the header said, or null, in the order of {@link #await}. */
    public synchronized List<String> tenants() {
        return new ArrayList<>(tenants);
    }

    public synchronized int active() {
        return active;
    }

    /** What the endpoints of the family at the port say of themselves, each in its own array. */
    List<long[]> numbers(String family, int port) {
        List<long[]> all = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            long[] numbers = {-1, -1, -1, -1, -1};
            endpoint.reader.apply(endpoint.object, numbers);
            if (endpoint.family.equals(family) && numbers[PORT] == port) all.add(numbers);
        }
        synchronized (this) {
            if (!failures.isEmpty()) throw new AssertionError("a companion failed", failures.get(0));
        }
        return all;
    }

    @Override
    protected synchronized Object onStarted(Object slot, String method, String scheme) {
        if (current.get() != null) return null;
        Exchange exchange = slot == null ? new Exchange() : (Exchange) slot;
        if (exchange.isActive) return exchange;
        exchange.isActive = true;
        exchange.method = method;
        exchange.scheme = scheme;
        exchange.route = null;
        exchange.tenant = null;
        active++;
        return exchange;
    }

    @Override
    protected String[] onHeaders(Object exchange) {
        return exchange == null ? NO_HEADERS : HEADERS;
    }

    @Override
    protected synchronized void onHeader(Object exchange, String name, CharSequence value) {
        if (!name.equals(HEADER)) return;
        headersCounted++;
        if (!isCounting) ((Exchange) exchange).tenant = value.toString();
    }

    @Override
    protected synchronized void onHeader(Object exchange, String name, byte[] value, int begin, int length) {
        headersCounted++;
        if (!isCounting) ((Exchange) exchange).tenant = new String(value, begin, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    protected void onEntered(Object exchange) {
        if (exchange != null) current.set((Exchange) exchange);
    }

    @Override
    protected void onLeft() {
        // not removed, for then the next one would need a new entry
        current.set(null);
    }

    @Override
    protected void onRoute(String template) {
        onRoute(current.get(), template);
    }

    @Override
    protected synchronized void onRoute(Object exchange, String template) {
        if (exchange == null || ((Exchange) exchange).route != null) return;
        ((Exchange) exchange).route = template;
    }

    @Override
    protected synchronized void onEnded(
            Object ended, String version, int status, long requestBytes, long responseBytes, Throwable error) {
        Exchange exchange = (Exchange) ended;
        if (exchange == null || !exchange.isActive) return;
        exchange.isActive = false;
        active--;
        counted++;
        if (isCounting) return;
        tenants.add(exchange.tenant);
        samples.add(new Sample(
                exchange.method,
                exchange.scheme,
                exchange.route,
                Versions.plain(version),
                status,
                requestBytes,
                responseBytes,
                error));
        notifyAll();
    }

    @Override
    @SuppressWarnings("unchecked") // as the door says
    protected void onServing(Object endpoint, String family, Object reader) {
        if (endpoints.stream().noneMatch(known -> known.object == endpoint))
            endpoints.add(new Endpoint(endpoint, family, (BiFunction<Object, long[], Object>) reader));
    }

    /** What traces are for is tested elsewhere. */
    @Override
    protected void onAttached(Object reader, Object context) {}

    @Override
    protected synchronized void onFailed(String site, Throwable error) {
        failures.add(error);
        notifyAll();
    }

    private static long patienceMillis(long deadlineNanos) {
        return (deadlineNanos - System.nanoTime()) / 1_000_000;
    }

    private void waitFor(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for samples", e);
        }
    }

    private record Endpoint(Object object, String family, BiFunction<Object, long[], Object> reader) {}

    private static final class Exchange {
        private boolean isActive;
        private String method;
        private String scheme;
        private String route;
        private String tenant;
    }
}
