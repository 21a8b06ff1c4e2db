package jdk.internal.net.http;

public abstract class MultiExchange<T> {
    public HttpRequestImpl currentreq;
}
