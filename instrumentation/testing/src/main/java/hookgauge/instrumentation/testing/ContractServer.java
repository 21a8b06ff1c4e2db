package hookgauge.instrumentation.testing;

/** A server with the contract's app on it, on free ports of the loopback address. */
public interface ContractServer {
    /** Starts it and answers the port for HTTP. */
    int start() throws Exception;

    /** The port for HTTPS. */
    int securePort();

    void stop() throws Exception;
}
