package org.eclipse.jetty.server;

/** The companion of Jetty's exchanges as it is called beside the server, to compile against; it is not part of the jar. */
public final class HookgaugeJetty12Companion {
    private HookgaugeJetty12Companion() {}

    public static void failed(Request request, Throwable failure) {}

    public static void mapped(Request request, String contextPath, String found) {}
}
