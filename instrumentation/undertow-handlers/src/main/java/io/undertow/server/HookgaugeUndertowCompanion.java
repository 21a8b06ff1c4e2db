package io.undertow.server;

/** The companion of Undertow's exchanges as it is called beside the server, to compile against; it is not part of the jar. */
public final class HookgaugeUndertowCompanion {
    private HookgaugeUndertowCompanion() {}

    public static void mapped(HttpServerExchange undertow, String found) {}

    public static void read(HttpServerExchange undertow, long bytes) {}

    public static void failed(HttpServerExchange undertow, Throwable failure) {}
}
