package jdk.internal.net.http;

import java.net.http.HttpClient;

public abstract class Response {
    public abstract int statusCode();

    public abstract HttpClient.Version version();
}
