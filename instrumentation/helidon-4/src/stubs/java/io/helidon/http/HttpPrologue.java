package io.helidon.http;

public abstract class HttpPrologue {
    public abstract Method method();
}
