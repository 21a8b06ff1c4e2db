package robaho.net.httpserver;

public abstract class HttpConnection {
    public abstract HttpContextImpl getHttpContext();

    public abstract boolean isSSL();
}
