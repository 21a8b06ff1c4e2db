package sun.net.httpserver;

import java.net.InetSocketAddress;
import java.util.concurrent.Executor;

public abstract class ServerImpl {
    private ServerImpl() {}

    // final as in the JDK's class, where they are not abstract
    public final InetSocketAddress getAddress() {
        throw new UnsupportedOperationException();
    }

    public final Executor getExecutor() {
        throw new UnsupportedOperationException();
    }

    public abstract static class Exchange {
        public HttpConnection connection;
        public String protocol;
    }
}
