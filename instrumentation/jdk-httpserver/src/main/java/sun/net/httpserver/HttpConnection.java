package sun.net.httpserver;

public abstract class HttpConnection {
    public abstract HttpContextImpl getHttpContext();
}
