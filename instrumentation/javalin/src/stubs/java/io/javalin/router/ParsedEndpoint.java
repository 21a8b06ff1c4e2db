package io.javalin.router;

public abstract class ParsedEndpoint {
    public abstract Endpoint getEndpoint();
}
