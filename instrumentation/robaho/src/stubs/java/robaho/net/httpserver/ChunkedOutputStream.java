package robaho.net.httpserver;

public abstract class ChunkedOutputStream {
    public ExchangeImpl t;
}
