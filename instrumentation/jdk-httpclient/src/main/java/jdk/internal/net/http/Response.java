package jdk.internal.net.http;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;

public abstract class Response {
    public abstract HttpRequestImpl request();

    public abstract HttpHeaders headers();

    public abstract int statusCode();

    public abstract HttpClient.Version version();
}
