package jdk.internal.net.http;

public abstract class HttpClientImpl {
    public abstract ConnectionPool connectionPool();
}
