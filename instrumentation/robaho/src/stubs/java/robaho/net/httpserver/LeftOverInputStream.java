package robaho.net.httpserver;

public abstract class LeftOverInputStream {
    public ExchangeImpl t;
}
