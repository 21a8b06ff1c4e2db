package org.apache.pekko.http.impl.engine.http2;

import java.net.InetSocketAddress;

/** The companion of HTTP/2 as it is called beside Pekko HTTP, to compile against; it is not part of the jar. */
public final class HookgaugePekkoHttp2Companion {
    private HookgaugePekkoHttp2Companion() {}

    public static void routed(InetSocketAddress client, int id, String template) {}
}
