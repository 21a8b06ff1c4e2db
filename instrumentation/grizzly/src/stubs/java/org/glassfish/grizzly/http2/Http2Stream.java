package org.glassfish.grizzly.http2;

import org.glassfish.grizzly.http.HttpRequestPacket;

/** The add-on's own, to compile against; it is not part of the jar. */
public class Http2Stream {
    public HttpRequestPacket getRequest() {
        return null;
    }
}
