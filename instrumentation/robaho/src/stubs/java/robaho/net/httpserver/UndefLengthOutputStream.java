package robaho.net.httpserver;

public abstract class UndefLengthOutputStream {
    public ExchangeImpl t;
}
