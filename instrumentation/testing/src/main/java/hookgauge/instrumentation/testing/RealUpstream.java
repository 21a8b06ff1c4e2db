package hookgauge.instrumentation.testing;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.Closeable;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A real product that clients under test call by HTTP/2: Undertow. */
final class RealUpstream implements Closeable {
    private final Undertow undertow;

    RealUpstream(Path keys) throws Exception {
        undertow = Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .addHttpListener(0, "localhost")
                .addHttpsListener(0, "localhost", TestKeys.context(keys))
                .setHandler(exchange -> exchange.getResponseSender().send("fine"))
                .build();
        undertow.start();
    }

    int port() {
        return port(0);
    }

    int securePort() {
        return port(1);
    }

    private int port(int listener) {
        return ((InetSocketAddress) undertow.getListenerInfo().get(listener).getAddress()).getPort();
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
