package sun.net.httpserver;

public abstract class ExchangeImpl {
    public String method;
    public com.sun.net.httpserver.Headers reqHdrs;
    public boolean writefinished;
    public HttpConnection connection;
    public long rspContentLen;
    public boolean http10;
    public int rcode;
}
