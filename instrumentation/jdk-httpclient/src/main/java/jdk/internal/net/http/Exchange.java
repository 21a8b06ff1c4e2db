package jdk.internal.net.http;

public abstract class Exchange<T> {
    public HttpRequestImpl request;
    public MultiExchange<T> multi;
}
