package io.javalin.http;

public abstract class HandlerType {
    public abstract boolean isHttpMethod();
}
