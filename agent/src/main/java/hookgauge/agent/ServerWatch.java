package hookgauge.agent;

import hookgauge.agent.log.AgentLog;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Says once that no server was seen, for those who wonder where their requests are; where one was, it is done at once. */
final class ServerWatch {
    private final CountDownLatch firstServer;
    private final BooleanSupplier isOneTold;
    private final Callable<Integer> families;
    private final AgentLog log;

    /**
     * @param firstServer is down once a class of a server of the app's was woven
     * @param isOneTold whether a server has told of itself or of a request
     * @param families how many kinds of servers are known
     */
    ServerWatch(CountDownLatch firstServer, BooleanSupplier isOneTold, Callable<Integer> families, AgentLog log) {
        this.firstServer = firstServer;
        this.isOneTold = isOneTold;
        this.families = families;
        this.log = log;
    }

    /**
     * Waits on the calling thread, which has nothing else to do.
     *
     * @param pull what the banner says of the page, for where to look
     */
    void await(long patienceMillis, String pull) throws Exception {
        if (firstServer.await(patienceMillis, TimeUnit.MILLISECONDS) || isOneTold.getAsBoolean()) return;
        log.info("no HTTP server seen " + patienceMillis / 1000 + " s after start (looked for " + families.call()
                + " families" + where(pull) + ")");
    }

    private static String where(String pull) {
        if (!pull.startsWith("pull http")) return "";
        int begin = "pull ".length();
        int end = pull.indexOf(' ', begin);
        return "; see " + (end < 0 ? pull.substring(begin) : pull.substring(begin, end));
    }
}
