package org.eclipse.jetty.server;

/** The companion of Jetty 9's exchanges as it is called beside the server, to compile against; it is not part of the jar. */
public final class HookgaugeJetty9Companion {
    private HookgaugeJetty9Companion() {}

    public static void told(HttpChannel channel, Object told) {}
}
