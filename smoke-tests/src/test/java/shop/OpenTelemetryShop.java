package shop;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** A shop that counts with OpenTelemetry alone: with what it has set up itself, or with what it is given. */
public final class OpenTelemetryShop {
    private OpenTelemetryShop() {}

    /** Prints whose meter provider it has and the port it listens on; the argument says which SDK it sets up, if any. */
    public static void main(String[] arguments) throws IOException {
        Meter meter = meters(arguments.length == 0 ? "none" : arguments[0]).get();
        LongCounter orders = meter.counterBuilder("shop.baskets").build();
        DoubleHistogram requests = meter.histogramBuilder("http.server.request.duration")
                .setUnit("s")
                .build();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/order", exchange -> {
            orders.add(2);
            requests.record(100);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static Supplier<Meter> meters(String kind) {
        switch (kind) {
            case "none":
                return OpenTelemetryShop::global;
            case "exporting":
                return () -> OwnSdk.exporting().getMeter("shop");
            case "silent":
                return () -> OwnSdk.silent().getMeter("shop");
            case "set":
                GlobalOpenTelemetry.set(OwnSdk.silent());
                return OpenTelemetryShop::global;
            default:
                throw new IllegalArgumentException(kind);
        }
    }

    private static Meter global() {
        OpenTelemetry global = GlobalOpenTelemetry.get();
        System.out.println(
                "meter provider " + global.getMeterProvider().getClass().getName());
        return global.getMeter("shop");
    }
}
