package jdk.internal.net.http;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

public abstract class HttpConnection {
    public abstract HttpClientImpl client();

    public abstract boolean connected();

    public abstract boolean isProxied();

    public abstract boolean isTunnel();

    public abstract SocketChannel channel();

    public abstract InetSocketAddress address();
}
