package io.javalin.routing;

import io.javalin.http.HandlerType;

public abstract class HandlerEntry {
    public abstract HandlerType getType();

    public abstract String getPath();
}
