package reactor.netty.resources;

import java.net.SocketAddress;
import reactor.netty.internal.shaded.reactor.pool.InstrumentedPool;
import reactor.netty.transport.TransportConfig;

public abstract class DefaultPooledConnectionProvider {
    public abstract static class PooledConnectionAllocator {
        public TransportConfig config;
        public InstrumentedPool<PooledConnection> pool;
        public SocketAddress remoteAddress;
    }

    public abstract static class PooledConnection {}
}
