package hookgauge.instrumentation.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.instrumentation.InstrumentationModule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Recording a request, with what a header says, costs no memory: what a server's threads allocate is compared before its
 * classes are woven and after.
 *
 * <p>That needs a JVM in which nothing is woven yet, and no optimizing compiler, whose savings differ from run to run.
 */
public abstract class AllocationContract {
    private static final int REQUESTS = 2_000;
    private static final int MOST_ROUNDS = 5;

    private final OtherThreads threads = new OtherThreads();

    /** All that belongs to the server. */
    protected abstract List<InstrumentationModule> modules();

    /** A server that is ready to start, with the app on it. */
    protected abstract ContractServer server(ContractApp app, Path keys) throws Exception;

    /** A path whose route is known. */
    protected abstract String path();

    @Test
    @Timeout(180)
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
        long bytes = Long.parseLong(said.substring(said.lastIndexOf('=') + 1).trim());
        assertTrue(bytes <= 0, said);
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
        long bytes = ((AllocationContract) constructor.newInstance()).measure();
        System.out.println();
        System.out.println("bytes a request=" + bytes);
        System.exit(0);
    }

    private long measure() throws Exception {
        RecordingHooks hooks = RecordingHooks.installed();
        hooks.countOnly();
        ContractServer server = server(new ContractApp(), TestKeys.file());
        int port = server.start();
        Map<Long, Integer> without = bytesOfRequests(port);
        for (InstrumentationModule module : modules()) Weaving.of(module).check();
        long added = Long.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && added > 0; round++) {
            Map<Long, Integer> with = bytesOfRequests(port);
            added = Math.min(added, added(without, with));
            System.out.println("without " + without + ", with " + with);
        }
        if (hooks.counted() < REQUESTS) throw new AssertionError(hooks.counted() + " were recorded");
        if (hooks.headersCounted() < hooks.counted())
            throw new AssertionError(hooks.headersCounted() + " headers were told");
        return added;
    }

    /** How many of the requests take how much: a server may go several ways, by which of its threads is first. */
    private Map<Long, Integer> bytesOfRequests(int port) throws IOException {
        Map<Long, Integer> requestsByBytes = new TreeMap<>();
        try (RawConnection connection = new RawConnection(port)) {
            for (int i = 0; i < 2 * REQUESTS; i++) {
                threads.awaitRest();
                long before = threads.allocated();
                connection
                        .send("GET " + path() + " HTTP/1.1\r\nHost: localhost\r\nX-Tenant: acme\r\n\r\n")
                        .read();
                threads.awaitRest();
                // the first half loads and fills what is kept
                if (i >= REQUESTS) requestsByBytes.merge(threads.allocated() - before, 1, Integer::sum);
            }
        }
        return requestsByBytes;
    }

    /** That by which all requests would have to take less, so that the two look most alike. */
    private static long added(Map<Long, Integer> without, Map<Long, Integer> with) {
        long added = 0;
        int most = alike(without, with, 0);
        for (long bytes : with.keySet()) {
            for (long before : without.keySet()) {
                int alike = alike(without, with, bytes - before);
                if (alike > most) added = bytes - before;
                most = Math.max(most, alike);
            }
        }
        return added;
    }

    private static int alike(Map<Long, Integer> without, Map<Long, Integer> with, long added) {
        int alike = 0;
        for (Map.Entry<Long, Integer> requests : without.entrySet())
            alike += Math.min(requests.getValue(), with.getOrDefault(requests.getKey() + added, 0));
        return alike;
    }
}
