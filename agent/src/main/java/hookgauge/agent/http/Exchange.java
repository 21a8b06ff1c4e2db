package hookgauge.agent.http;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.LongAdder;

/**
 * One request and its response, from the server's first point to its last. It rides on the server's own object and is
 * used again where that is: idle, active, idle.
 */
final class Exchange {
    private static final AtomicIntegerFieldUpdater<Exchange> ACTIVE =
            AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "active");

    final RequestAttributes attributes = new RequestAttributes();
    long startedNanos;
    LongAdder activeRequests;
    private volatile int active;

    boolean isActive() {
        return active != 0;
    }

    /** The fields are filled; what ends the exchange on another thread sees them. */
    void begin() {
        active = 1;
    }

    /** True for the one call that ends it. */
    boolean end() {
        return ACTIVE.compareAndSet(this, 1, 0);
    }
}
