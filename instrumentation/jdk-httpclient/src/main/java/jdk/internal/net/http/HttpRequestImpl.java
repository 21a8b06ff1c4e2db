package jdk.internal.net.http;

import java.net.URI;

public abstract class HttpRequestImpl {
    public abstract String method();

    public abstract URI uri();
}
