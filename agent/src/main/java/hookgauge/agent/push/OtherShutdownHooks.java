package hookgauge.agent.push;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The shutdown hooks of the app, which run beside the agent's: while they do, such as to end requests gracefully, there is
 * still something to count. The JVM ends no earlier than they do, so that waiting for them delays nothing.
 */
final class OtherShutdownHooks {
    private final Map<?, ?> hooks;

    OtherShutdownHooks(Map<?, ?> hooks) {
        this.hooks = hooks;
    }

    /** Must be called before the JVM shuts down, which takes the list away; without access to it, none are known. */
    static OtherShutdownHooks find() {
        try {
            Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
            hooks.setAccessible(true);
            return new OtherShutdownHooks((Map<?, ?>) hooks.get(null));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new OtherShutdownHooks(Collections.emptyMap());
        }
    }

    /** Whether all have ended in time; called in a hook. */
    boolean await(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        List<Object> others = new ArrayList<>(hooks.keySet());
        others.remove(Thread.currentThread());
        for (Object other : others) {
            if (!hasEnded((Thread) other, deadline)) return false;
        }
        return true;
    }

    private static boolean hasEnded(Thread hook, long deadlineNanos) throws InterruptedException {
        // the JVM starts the hooks one after the other: this one may still be to come, and could not be joined yet
        while (hook.getState() == Thread.State.NEW && System.nanoTime() < deadlineNanos) Thread.sleep(1);
        long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (left > 0) hook.join(left);
        return hook.getState() == Thread.State.TERMINATED;
    }
}
