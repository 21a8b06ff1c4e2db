package robaho.net.httpserver;

public abstract class FixedLengthOutputStream {
    public ExchangeImpl t;
}
