package hookgauge.instrumentation.testing;

import java.io.Closeable;

/** What the clients under test call on localhost; it answers as {@link ContractUpstream} does, in one version of HTTP or another. */
public interface Upstream extends Closeable {
    int port();

    /** Requests that were read since {@link #forget}. */
    int requests();

    /** Connections that were accepted since {@link #forget}. */
    int connections();

    void forget();

    /** Waits for a request that is held, or whose body is. */
    void awaitHeld() throws InterruptedException;

    /** Goes on with what is held. */
    void release();
}
