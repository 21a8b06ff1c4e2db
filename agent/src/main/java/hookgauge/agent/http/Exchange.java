package hookgauge.agent.http;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.LongAdder;

/**
 * One request and its response, from the server's first point to its last. It rides on the server's own object and is
 * used again where that is: idle, active, idle.
 */
final class Exchange {
    /** In place of a turn, for a call that is nobody's. */
    static final int NO_TURN = -1;

    private static final AtomicIntegerFieldUpdater<Exchange> ACTIVE =
            AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "active");

    final RequestAttributes attributes = new RequestAttributes();

    /** A place for the bytes of one header at a time; null as long as there was none. */
    HeaderBytes headerBytes;

    /** That of the request before, for the next one is mostly of the same. */
    HttpSeries series;

    long startedNanos;
    LongAdder activeRequests;
    private volatile int active;

    /** Ids of trace and span, of the first sampled span that was current where it is handled; null as long as there is none. */
    String[] span;

    // the outgoing calls of this request; most have none and take no lock
    private volatile boolean hasCalls;
    // Guarded by this: which of the requests that this object has carried
    private int turn;
    // Guarded by this
    private int callsUnderWay;
    // Guarded by this: since when there is one under way
    private long callsSinceNanos;
    // Guarded by this: how long there was one before
    private long callsNanos;

    boolean isActive() {
        return active != 0;
    }

    /** The fields are filled; what ends the exchange on another thread sees them. */
    void begin() {
        if (hasCalls) forgetCalls();
        // no need to wait until others see it: who hands the exchange on sees to that
        ACTIVE.lazySet(this, 1);
    }

    /** True for the one call that ends it. */
    boolean end() {
        return ACTIVE.compareAndSet(this, 1, 0);
    }

    /** An outgoing call begins on behalf of this request; answers what its end has to name. */
    synchronized int callStarted(long now) {
        if (!isActive()) return NO_TURN;
        hasCalls = true;
        if (callsUnderWay++ == 0) callsSinceNanos = now;
        return turn;
    }

    /** As {@link #callStarted}, for a call that goes on where one of that turn ended. */
    synchronized int callFollowed(int ofTurn, long now) {
        return ofTurn == turn ? callStarted(now) : NO_TURN;
    }

    /** An outgoing call is over; one that outlived its request does not matter any more. */
    synchronized void callEnded(int ofTurn, long now) {
        if (ofTurn == turn && --callsUnderWay == 0) callsNanos += now - callsSinceNanos;
    }

    /** Of the time from the start until now, that in which no outgoing call was under way. */
    long ownNanos(long now) {
        long nanos = now - startedNanos;
        return hasCalls ? Math.max(0, nanos - nanosOfCalls(now)) : nanos;
    }

    private synchronized long nanosOfCalls(long now) {
        return callsUnderWay == 0 ? callsNanos : callsNanos + now - callsSinceNanos;
    }

    private synchronized void forgetCalls() {
        hasCalls = false;
        turn++;
        callsUnderWay = 0;
        callsNanos = 0;
    }
}
