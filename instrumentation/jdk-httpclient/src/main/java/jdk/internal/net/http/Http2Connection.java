package jdk.internal.net.http;

public class Http2Connection {
    public final HttpConnection connection = null;
}
