package org.apache.http.impl.nio.client;

import org.apache.http.client.methods.HttpRequestWrapper;
import org.apache.http.conn.routing.HttpRoute;

public abstract class AbstractClientExchangeHandler {
    public abstract HttpRoute getRoute();

    public abstract HttpRequestWrapper getCurrentRequest();
}
