package org.apache.hc.client5.http.impl.async;

import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

public abstract class HttpAsyncMainClientExec$1 {
    public AsyncExecRuntime val$execRuntime;
    public HttpRequest val$request;
    public AsyncEntityProducer val$entityProducer;
}
