package io.helidon.http;

public abstract class Method {
    public abstract String text();
}
