package io.javalin.http;

public abstract class HandlerEntry {
    public abstract HandlerType getType();

    public abstract String getPath();
}
