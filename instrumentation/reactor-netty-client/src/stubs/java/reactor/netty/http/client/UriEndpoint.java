package reactor.netty.http.client;

import java.net.SocketAddress;

public abstract class UriEndpoint {
    public abstract SocketAddress getRemoteAddress();
}
