package robaho.net.httpserver;

public abstract class ExchangeImpl {
    public String method;
    public HttpConnection connection;
    public boolean http10;
    public int rcode;

    public com.sun.net.httpserver.Headers getRequestHeaders() {
        return null;
    }
}
