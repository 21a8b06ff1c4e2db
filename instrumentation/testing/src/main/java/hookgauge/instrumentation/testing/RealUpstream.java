package hookgauge.instrumentation.testing;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.Closeable;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A real product that clients under test call by HTTP/2: Undertow. */
final class RealUpstream implements Closeable {
    private final Undertow undertow;
    private final CountDownLatch released = new CountDownLatch(1);

    RealUpstream(Path keys) throws Exception {
        undertow = Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .addHttpListener(0, "localhost")
                .addHttpsListener(0, "localhost", TestKeys.context(keys))
                .setHandler(this::answer)
                .build();
        undertow.start();
    }

    /** At once, or at {@code /hold} when it is released. */
    private void answer(HttpServerExchange exchange) {
        if (exchange.getRequestPath().equals("/hold"))
            exchange.dispatch((HttpHandler) held -> {
                released.await(20, TimeUnit.SECONDS);
                held.getResponseSender().send("late");
            });
        else exchange.getResponseSender().send("fine");
    }

    void release() {
        released.countDown();
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
        release();
        undertow.stop();
    }
}
