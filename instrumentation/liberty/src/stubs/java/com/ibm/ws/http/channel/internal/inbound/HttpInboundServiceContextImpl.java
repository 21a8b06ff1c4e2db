package com.ibm.ws.http.channel.internal.inbound;

import com.ibm.ws.http.channel.internal.HttpServiceContextImpl;
import com.ibm.wsspi.http.channel.HttpRequestMessage;
import com.ibm.wsspi.http.channel.HttpResponseMessage;

public abstract class HttpInboundServiceContextImpl extends HttpServiceContextImpl {
    public final HttpInboundLink getLink() {
        throw new AssertionError();
    }

    public abstract HttpRequestMessage getRequest();

    public abstract HttpResponseMessage getResponse();
}
