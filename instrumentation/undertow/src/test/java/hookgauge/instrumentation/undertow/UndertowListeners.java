package hookgauge.instrumentation.undertow;

import hookgauge.instrumentation.testing.TestKeys;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An Undertow with two listeners for both protocols, plain and with TLS. */
public final class UndertowListeners {
    private final Undertow undertow;

    public UndertowListeners(HttpHandler handler, Path keys) throws Exception {
        for (Handler console : Logger.getLogger("").getHandlers()) console.setLevel(Level.OFF);
        undertow = Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .setIoThreads(2)
                .setWorkerThreads(16)
                .addHttpListener(0, "127.0.0.1")
                .addHttpsListener(0, "127.0.0.1", TestKeys.context(keys))
                .setHandler(handler)
                .build();
    }

    public int start() {
        undertow.start();
        return port(0);
    }

    public int securePort() {
        return port(1);
    }

    public void stop() {
        undertow.stop();
    }

    private int port(int listener) {
        return ((InetSocketAddress) undertow.getListenerInfo().get(listener).getAddress()).getPort();
    }
}
