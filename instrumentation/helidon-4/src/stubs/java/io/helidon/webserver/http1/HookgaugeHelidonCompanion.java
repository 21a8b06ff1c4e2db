package io.helidon.webserver.http1;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;

/** The companion of Helidon's exchanges as those beside it at run time see it. */
public final class HookgaugeHelidonCompanion {
    public HttpPrologue prologue;
    public Object out;
    public String route;
    public boolean isActive;
    public int status;
    public long requestBytes;
    public long responseBytes;

    private HookgaugeHelidonCompanion() {}

    public static void disconnected() {}

    public static void died(Object task, Throwable thrown) {}

    public static HookgaugeHelidonCompanion current() {
        return null;
    }

    public static HookgaugeHelidonCompanion of(Object out) {
        return null;
    }

    public static void resume(Object stream) {}

    public void beginStream(Object stream, HttpPrologue head) {}

    public void begin() {}

    public void tell(Headers headers) {}

    public void out(Object next) {}

    public void raise(Throwable thrown) {}

    public void end() {}
}
