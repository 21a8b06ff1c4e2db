package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.concurrent.Executors;

/** A shop that traces its requests by an SDK of its own, or is traced by an agent. */
public final class TracingShop {
    private static int port;

    private TracingShop() {}

    /** Prints the port it listens on, and for each order the ids of its trace and span; any argument: it has an SDK. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Tracer tracer = arguments.length == 0
                ? null
                : SdkTracerProvider.builder().build().get("shop");
        server.createContext("/order", exchange -> {
            if (tracer == null) order(exchange, Span.current());
            else traced(exchange, tracer.spanBuilder("order").startSpan());
        });
        server.createContext("/unsampled", exchange -> traced(exchange, unsampled()));
        server.createContext("/remote", exchange -> traced(exchange, remote()));
        server.createContext("/stock", TracingShop::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        port = server.getAddress().getPort();
        System.out.println("listening on " + port);
    }

    private static void traced(HttpExchange exchange, Span span) throws IOException {
        Scope scope = span.makeCurrent();
        try {
            order(exchange, span);
        } finally {
            scope.close();
            span.end();
        }
    }

    private static void order(HttpExchange exchange, Span span) throws IOException {
        SpanContext ids = span.getSpanContext();
        System.out.println("span " + ids.getTraceId() + ' ' + ids.getSpanId());
        URL stock = new URL("http://127.0.0.1:" + port + "/stock");
        HttpURLConnection connection = (HttpURLConnection) stock.openConnection();
        connection.getResponseCode();
        connection.disconnect();
        answer(exchange);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static Span unsampled() {
        return Span.wrap(SpanContext.create(
                "0123456789abcdef0123456789abcdef",
                "0123456789abcdef",
                TraceFlags.getDefault(),
                TraceState.getDefault()));
    }

    private static Span remote() {
        return Span.wrap(SpanContext.createFromRemoteParent(
                "fedcba9876543210fedcba9876543210",
                "fedcba9876543210",
                TraceFlags.getSampled(),
                TraceState.getDefault()));
    }
}
