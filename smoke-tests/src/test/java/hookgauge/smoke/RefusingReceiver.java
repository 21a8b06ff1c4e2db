package hookgauge.smoke;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes pushes and answers each as it is told to, and notes when they came. */
final class RefusingReceiver implements AutoCloseable {
    /** @param retryAfter seconds, or null */
    record Answer(int status, String retryAfter, byte[] body) {
        static final Answer WHOLE = new Answer(200, null, new byte[0]);
        static final Answer PARTLY = new Answer(200, null, partly().toByteArray());

        Answer(int status, String retryAfter, String text) {
            this(status, retryAfter, text.getBytes(StandardCharsets.UTF_8));
        }

        private static ExportMetricsServiceResponse partly() {
            ExportMetricsPartialSuccess.Builder partly = ExportMetricsPartialSuccess.newBuilder()
                    .setRejectedDataPoints(3)
                    .setErrorMessage("too old");
            return ExportMetricsServiceResponse.newBuilder()
                    .setPartialSuccess(partly)
                    .build();
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer http;
    private final Server grpc;
    private final List<Long> beginNanos = new ArrayList<>(); // Guarded by this.
    private volatile Answer answer = Answer.WHOLE;
    private volatile Status status = Status.OK;

    RefusingReceiver() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::handle);
        http.setExecutor(threads);
        http.start();
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        grpc = NettyServerBuilder.forAddress(any, InsecureServerCredentials.create())
                .addService(new Service())
                .build()
                .start();
    }

    String endpoint(Protocol protocol) {
        return "http://127.0.0.1:"
                + (protocol == Protocol.GRPC
                        ? grpc.getPort()
                        : http.getAddress().getPort());
    }

    void answerWith(Answer answer) {
        this.answer = answer;
    }

    /** By gRPC; {@link Status#OK} takes the push. */
    void answerWith(Status status) {
        this.status = status;
    }

    synchronized int requests() {
        return beginNanos.size();
    }

    /** Between the last two requests. */
    synchronized long lastPauseNanos() {
        return beginNanos.get(beginNanos.size() - 1) - beginNanos.get(beginNanos.size() - 2);
    }

    private synchronized void begin() {
        beginNanos.add(System.nanoTime());
    }

    private void handle(HttpExchange exchange) throws IOException {
        begin();
        exchange.getRequestBody().readAllBytes();
        Answer now = answer;
        if (now.retryAfter != null) exchange.getResponseHeaders().set("Retry-After", now.retryAfter);
        exchange.sendResponseHeaders(now.status, now.body.length == 0 ? -1 : now.body.length);
        if (now.body.length > 0) exchange.getResponseBody().write(now.body);
        exchange.close();
    }

    private final class Service extends MetricsServiceGrpc.MetricsServiceImplBase {
        @Override
        public void export(
                ExportMetricsServiceRequest request, StreamObserver<ExportMetricsServiceResponse> responses) {
            begin();
            Status now = status;
            if (!now.isOk()) {
                responses.onError(now.asException());
                return;
            }
            responses.onNext(
                    answer == Answer.PARTLY ? Answer.partly() : ExportMetricsServiceResponse.getDefaultInstance());
            responses.onCompleted();
        }
    }

    @Override
    public void close() {
        http.stop(0);
        grpc.shutdownNow();
        threads.shutdownNow();
    }
}
