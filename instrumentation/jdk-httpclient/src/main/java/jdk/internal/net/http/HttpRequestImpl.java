package jdk.internal.net.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;

public abstract class HttpRequestImpl {
    public abstract String method();

    public abstract URI uri();

    public abstract Optional<HttpRequest.BodyPublisher> bodyPublisher();
}
