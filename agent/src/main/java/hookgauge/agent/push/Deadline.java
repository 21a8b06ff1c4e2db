package hookgauge.agent.push;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Breaks off a push whose time is over, also while it writes, for which sockets know no time-out. */
final class Deadline implements Closeable {
    private final long endNanos;
    private final ScheduledFuture<?> end;
    private Socket socket; // Guarded by this
    private boolean over; // Guarded by this

    Deadline(ScheduledExecutorService clock, long millis) {
        endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        end = schedule(clock, millis);
    }

    /** From now on it is this socket that is closed when the time is over. */
    synchronized void guard(Socket socket) throws IOException {
        this.socket = socket;
        if (over) socket.close();
    }

    synchronized boolean isOver() {
        return over;
    }

    long leftMillis() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime()));
    }

    /** What it guards is left open, unless the time is over. */
    @Override
    public void close() {
        if (end != null) end.cancel(false);
    }

    /** Null in the last push, which is left to itself when its time is over, and the JVM ends. */
    private ScheduledFuture<?> schedule(ScheduledExecutorService clock, long millis) {
        try {
            return clock.schedule(this::breakOff, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return null;
        }
    }

    private synchronized void breakOff() {
        over = true;
        try {
            if (socket != null) socket.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }
}
