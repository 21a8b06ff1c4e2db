package hookgauge.instrumentation.testing;

/** A server with the contract's app on it, for tests that load it in a loader of its own. */
public interface ContractServer {
    /** Starts on a free port of the loopback address and answers the port. */
    int start(ContractApp app) throws Exception;

    void stop() throws Exception;
}
