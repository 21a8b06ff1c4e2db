package sun.net.httpserver;

public abstract class Event {
    public ExchangeImpl exchange;
}
