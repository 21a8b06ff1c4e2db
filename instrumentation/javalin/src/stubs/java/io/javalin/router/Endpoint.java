package io.javalin.router;

import io.javalin.http.HandlerType;

public abstract class Endpoint {
    public HandlerType method;
    public String path;

    public abstract HandlerType getMethod();

    public abstract String getPath();
}
