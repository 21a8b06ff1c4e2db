package sun.net.httpserver;

public abstract class HttpsExchangeImpl {
    public abstract ExchangeImpl getExchangeImpl();
}
