package hookgauge.agent.http;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * One outgoing request, from where the app wants it to the head of its response. It rides on the client's own object and
 * is used again where that is: idle, active, idle.
 */
final class Call {
    private static final AtomicIntegerFieldUpdater<Call> ACTIVE =
            AtomicIntegerFieldUpdater.newUpdater(Call.class, "active");

    final CallAttributes attributes = new CallAttributes();
    long startedNanos;

    /** Ids of trace and span, of the span that was current where it began; null if there was none. */
    String[] span;

    /** In bytes, or -1. */
    volatile long requestBytes;

    /** In bytes, or -1. */
    volatile long responseBytes;

    private Exchange exchange;
    private int turn;
    private volatile int active;

    boolean isActive() {
        return active != 0;
    }

    /** The attributes are filled; {@code behalf} is the exchange for which it is made, or null. */
    void begin(Exchange behalf) {
        exchange = behalf;
        requestBytes = responseBytes = -1;
        startedNanos = System.nanoTime();
        turn = behalf == null ? Exchange.NO_TURN : behalf.callStarted(startedNanos);
        active = 1;
    }

    /** As {@link #begin}, for the exchange of the call before. */
    void beginAgain() {
        requestBytes = responseBytes = -1;
        startedNanos = System.nanoTime();
        if (turn != Exchange.NO_TURN) turn = exchange.callFollowed(turn, startedNanos);
        active = 1;
    }

    /** True for the one call that ends it. */
    boolean end() {
        return ACTIVE.compareAndSet(this, 1, 0);
    }

    /** After {@link #end}: the request on whose behalf it was made is on its own again. */
    void leave(long now) {
        if (turn != Exchange.NO_TURN) exchange.callEnded(turn, now);
    }
}
