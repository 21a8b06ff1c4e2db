package sun.net.httpserver;

public abstract class HttpContextImpl {
    public abstract String getPath();

    public abstract String getProtocol();
}
