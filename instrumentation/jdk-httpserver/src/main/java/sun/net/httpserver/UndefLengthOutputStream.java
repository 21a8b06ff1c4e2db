package sun.net.httpserver;

public abstract class UndefLengthOutputStream {
    public ExchangeImpl t;
}
