package shop;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;

/** Waits for a stock twice, one after the other or at once, and works some more; it is on Undertow, and changes threads. */
public final class AskingShop {
    private AskingShop() {}

    /** Prints the port it listens on. */
    public static void main(String[] arguments) {
        HttpHandler second = exchange -> {
            Stock.askOnce();
            Stock.work(50);
            exchange.getResponseSender().send("fine");
        };
        HttpHandler first = exchange -> {
            Stock.askOnce();
            exchange.dispatch(second);
        };
        HttpHandler both = exchange -> {
            Stock.askTwiceAtOnce();
            Stock.work(150);
            exchange.getResponseSender().send("fine");
        };
        Undertow undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(
                        exchange -> exchange.dispatch(exchange.getRequestPath().endsWith("/at-once") ? both : first))
                .build();
        undertow.start();
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        System.out.println("listening on " + address.getPort());
    }
}
