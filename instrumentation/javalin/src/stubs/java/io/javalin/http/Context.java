package io.javalin.http;

public abstract class Context {
    public abstract String contextPath();
}
