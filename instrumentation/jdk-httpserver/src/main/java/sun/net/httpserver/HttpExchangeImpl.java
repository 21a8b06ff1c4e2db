package sun.net.httpserver;

public abstract class HttpExchangeImpl {
    public abstract ExchangeImpl getExchangeImpl();
}
