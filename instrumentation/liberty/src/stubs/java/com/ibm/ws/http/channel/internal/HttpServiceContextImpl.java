package com.ibm.ws.http.channel.internal;

import com.ibm.wsspi.channelfw.VirtualConnection;

public abstract class HttpServiceContextImpl {
    public final VirtualConnection getVC() {
        throw new AssertionError();
    }

    public final boolean headersSent() {
        throw new AssertionError();
    }

    public abstract boolean isSecure();

    public abstract long getNumBytesWritten();
}
