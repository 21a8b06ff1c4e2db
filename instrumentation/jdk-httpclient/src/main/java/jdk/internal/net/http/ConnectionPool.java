package jdk.internal.net.http;

public abstract class ConnectionPool {
    public abstract boolean contains(HttpConnection connection);
}
