package hookgauge.agent;

import hookgauge.instrumentation.HookTransformer;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Weaves a class for nothing on a thread of its own, while {@code main} reads the configuration and goes on: else the app's
 * first hooked class would wait for what that needs. An agent that is switched off has rehearsed for nothing.
 */
final class Rehearsal extends Thread {
    /** Reaching into the JDK takes long the first time, so it is not {@code main} that does it. */
    private final FutureTask<Boolean> isForArchive;

    private Rehearsal(Instrumentation instrumentation) {
        super("hookgauge weaver");
        isForArchive = new FutureTask<>(new Callable<Boolean>() {
            @Override
            public Boolean call() {
                return HookClasses.areArchived(instrumentation);
            }
        });
        setDaemon(true);
    }

    static Rehearsal begin(Instrumentation instrumentation) {
        Rehearsal rehearsal = new Rehearsal(instrumentation);
        rehearsal.start();
        return rehearsal;
    }

    /** Whether the JVM makes an archive of classes, in which there must be none that was woven; waits until that is known. */
    boolean isForArchive() throws ExecutionException, InterruptedException {
        return isForArchive.get();
    }

    @Override
    public void run() {
        isForArchive.run();
        try {
            if (!isForArchive()) HookTransformer.rehearse(Rehearsal.class.getClassLoader());
        } catch (IOException | ExecutionException | InterruptedException | RuntimeException | LinkageError e) {
            // whatever it is, the start or the first hooked class meets it too and tells
        }
    }
}
