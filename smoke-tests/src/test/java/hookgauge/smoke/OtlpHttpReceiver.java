package hookgauge.smoke;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** Takes pushes by HTTP; strict about path and content type, as collectors are. */
final class OtlpHttpReceiver extends OtlpReceiver {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    OtlpHttpReceiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    @Override
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    String protocol() {
        return Protocol.HTTP.setting();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange);
        if (answer() == Answer.NONE) return;
        byte[] response = ExportMetricsServiceResponse.getDefaultInstance().toByteArray();
        int status = status(exchange);
        if (status == 200) received(new Export(ExportMetricsServiceRequest.parseFrom(body), headers(exchange)));
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(status, response.length == 0 ? -1 : response.length);
        exchange.getResponseBody().write(response);
        exchange.close();
    }

    private int status(HttpExchange exchange) {
        if (!exchange.getRequestURI().toString().equals("/v1/metrics")) return 404;
        if (!exchange.getRequestMethod().equals("POST")) return 405;
        if (!"application/x-protobuf".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) return 415;
        return answer() == Answer.UNAVAILABLE ? 503 : 200;
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return zipped ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        return headers;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
