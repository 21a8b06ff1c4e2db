package robaho.net.httpserver;

public abstract class HttpContextImpl {
    public abstract String getPath();
}
