package io.javalin.http.servlet;

public abstract class JavalinServletContext {
    public abstract String contextPath();
}
