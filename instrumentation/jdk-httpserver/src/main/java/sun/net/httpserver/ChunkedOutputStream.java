package sun.net.httpserver;

public abstract class ChunkedOutputStream {
    public ExchangeImpl t;
}
