package hookgauge.instrumentation.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Future;

/** A client with which the contract's requests are sent. */
public interface ContractClient extends Closeable {
    /**
     * Sends a request and waits for the end of its answer.
     *
     * @param body null for none
     * @param timeoutMillis how long the caller is ready to wait
     * @return the status
     * @throws Exception what the app would see
     */
    int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception;

    /** Begins to send a GET request; cancelling what it answers gives the request up. */
    Future<?> start(URI uri) throws Exception;

    @Override
    default void close() throws IOException {}
}
