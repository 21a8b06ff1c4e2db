package hookgauge.instrumentation.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import hookgauge.instrumentation.InstrumentationModule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Recording a request, with what a header says, costs no memory: what a server's threads allocate is compared before its
 * classes are woven and after.
 *
 * <p>That needs a JVM in which nothing is woven yet, and no optimizing compiler, whose savings differ from run to run.
 */
public abstract class AllocationContract {
    private static final int REQUESTS = 10_000;
    private static final int ROUNDS = 4;
    private static final int MOST_ROUNDS = 20;
    private static final int LEAST_BYTES_OF_AN_OBJECT = 8;

    /** All that belongs to the server. */
    protected abstract List<InstrumentationModule> modules();

    /** A server that is ready to start, with the app on it. */
    protected abstract ContractServer server(ContractApp app, Path keys) throws Exception;

    /** A path whose route is known. */
    protected abstract String path();

    @Test
    @Timeout(120)
    void recording_a_request_and_one_of_its_headers_allocates_nothing() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-Dserver.version=" + System.getProperty("server.version", ""));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(AllocationContract.class.getName(), getClass().getName()));
        Process measured = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(measured.getInputStream().readAllBytes());

        assertEquals(0, measured.waitFor(), said);
        double bytes =
                Double.parseDouble(said.substring(said.lastIndexOf('=') + 1).trim());
        assertTrue(bytes < LEAST_BYTES_OF_AN_OBJECT, said);
    }

    /** Measures the server of the subclass that is named. */
    public static void main(String[] subclass) throws Exception {
        // the server's threads would keep the JVM
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            thrown.printStackTrace();
            System.exit(1);
        });
        Constructor<?> constructor = Class.forName(subclass[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        double bytes = ((AllocationContract) constructor.newInstance()).measure();
        System.out.println();
        System.out.println("bytes a request=" + bytes);
        System.exit(0);
    }

    private double measure() throws Exception {
        RecordingHooks hooks = RecordingHooks.installed();
        hooks.countOnly();
        ContractServer server = server(new ContractApp(), TestKeys.file());
        int port = server.start();
        double without = least(port, Double.MAX_VALUE);
        for (InstrumentationModule module : modules()) Weaving.of(module).check();
        double with = least(port, without + LEAST_BYTES_OF_AN_OBJECT);
        // the last one may end after its answer
        if (hooks.counted() < ROUNDS * REQUESTS - 1) throw new AssertionError(hooks.counted() + " were recorded");
        if (hooks.headersCounted() < hooks.counted())
            throw new AssertionError(hooks.headersCounted() + " headers were told");
        System.out.println("without " + without + ", with " + with);
        return with - without;
    }

    /**
     * What a request takes in the best of some rounds, the first of which warm up. A server's timers and pools allocate too, now
     * and then, so there are more rounds until one is below {@code enough}; what each request allocates is in all of them.
     */
    private double least(int port, double enough) throws IOException {
        double least = Double.MAX_VALUE;
        try (RawConnection connection = new RawConnection(port)) {
            for (int round = 0; round < ROUNDS || least >= enough && round < MOST_ROUNDS; round++) {
                long before = allocatedByOthers();
                for (int i = 0; i < REQUESTS; i++) {
                    connection
                            .send("GET " + path() + " HTTP/1.1\r\nHost: localhost\r\nX-Tenant: acme\r\n\r\n")
                            .read();
                }
                least = Math.min(least, (double) (allocatedByOthers() - before) / REQUESTS);
            }
        }
        return least;
    }

    private static long allocatedByOthers() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = threads.getAllThreadIds();
        long sum = 0;
        for (long id : ids) {
            if (id != Thread.currentThread().getId()) sum += Math.max(0, threads.getThreadAllocatedBytes(id));
        }
        return sum;
    }
}
