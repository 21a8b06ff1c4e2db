package org.eclipse.jetty.server;

/** The companion of Jetty 12's exchanges as it is called beside the server, to compile against; it is not part of the jar. */
public final class HookgaugeJetty12Companion {
    private HookgaugeJetty12Companion() {}

    public static void entered(Object server, Request request) {}

    public static void left(Object server) {}

    public static void failed(Request request, Throwable failure) {}
}
