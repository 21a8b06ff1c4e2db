package sun.net.httpserver;

public abstract class HttpConnection {
    public boolean closed;

    public abstract HttpContextImpl getHttpContext();
}
