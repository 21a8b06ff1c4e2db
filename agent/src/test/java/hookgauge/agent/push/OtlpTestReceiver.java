package hookgauge.agent.push;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.Protocol;
import okio.Buffer;

/** A receiver on a real socket that decodes what is pushed to it, and answers as it is told. */
final class OtlpTestReceiver implements AutoCloseable {
    // held, so that their level is; in the finished jar the exporter does not write to them
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());
    private static final Logger EXPORTER_LOG = Logger.getLogger("io.opentelemetry");

    final List<ExportMetricsServiceRequest> pushes = new CopyOnWriteArrayList<>();
    final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final MockWebServer server = new MockWebServer();
    final boolean grpc;
    private final boolean tls;
    private volatile Supplier<MockResponse> answer;

    private OtlpTestReceiver(boolean grpc, int port) throws IOException {
        this(grpc, port, null, false);
    }

    private OtlpTestReceiver(boolean grpc, int port, SSLContext context, boolean asksForClient) throws IOException {
        SERVER_LOG.setLevel(Level.OFF);
        EXPORTER_LOG.setLevel(Level.OFF);
        this.grpc = grpc;
        answerOk();
        tls = context != null;
        if (tls) server.useHttps(context.getSocketFactory());
        if (asksForClient) server.requireClientAuth();
        if (grpc && !tls) server.setProtocols(Collections.singletonList(Protocol.H2_PRIOR_KNOWLEDGE));
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                MockResponse response = answer.get();
                if (response.getCode() == 200 && request.getBodySize() > 0) pushes.add(decode(request));
                return response;
            }
        });
        server.start(InetAddress.getLoopbackAddress(), port);
    }

    static OtlpTestReceiver http() throws IOException {
        return new OtlpTestReceiver(false, 0);
    }

    static OtlpTestReceiver http(int port) throws IOException {
        return new OtlpTestReceiver(false, port);
    }

    static OtlpTestReceiver grpc() throws IOException {
        return new OtlpTestReceiver(true, 0);
    }

    /** Over TLS as whom the context says; {@code asksForClient}: it answers those alone whom the context trusts. */
    static OtlpTestReceiver overTls(boolean grpc, SSLContext context, boolean asksForClient) throws IOException {
        return new OtlpTestReceiver(grpc, 0, context, asksForClient);
    }

    int port() {
        return server.getPort();
    }

    String endpoint() {
        return (tls ? "https" : "http") + "://127.0.0.1:" + port() + (grpc ? "" : "/v1/metrics");
    }

    void answerOk() {
        answer = () -> ok(ExportMetricsServiceResponse.getDefaultInstance());
    }

    void answerRejecting(long points, String message) {
        answer = () -> ok(ExportMetricsServiceResponse.newBuilder()
                .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                        .setRejectedDataPoints(points)
                        .setErrorMessage(message))
                .build());
    }

    void answerHttp(int status, String body) {
        answer = () -> new MockResponse.Builder().code(status).body(body).build();
    }

    /** @param retryAfter what it says of when to come again */
    void answerBusy(int status, String retryAfter) {
        answer = () -> new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", retryAfter)
                .build();
    }

    void answerGrpc(int status, String message) {
        answer = () -> new MockResponse.Builder()
                .addHeader("content-type", "application/grpc")
                .addHeader("grpc-status", status)
                .addHeader("grpc-message", message)
                .build();
    }

    void answerNever() {
        answer = () -> new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .code(204)
                .build();
    }

    /** All metrics of that name in all pushes so far, oldest first. */
    List<Metric> metrics(String name) {
        List<Metric> found = new ArrayList<>();
        for (ExportMetricsServiceRequest push : pushes) {
            for (ResourceMetrics resource : push.getResourceMetricsList()) {
                for (ScopeMetrics scope : resource.getScopeMetricsList()) {
                    for (Metric metric : scope.getMetricsList()) {
                        if (metric.getName().equals(name)) found.add(metric);
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse ok(ExportMetricsServiceResponse response) {
        byte[] message = response.toByteArray();
        if (!grpc)
            return new MockResponse.Builder().body(new Buffer().write(message)).build();
        return new MockResponse.Builder()
                .addHeader("content-type", "application/grpc")
                .body(new Buffer().writeByte(0).writeInt(message.length).write(message))
                .trailers(Headers.of("grpc-status", "0"))
                .build();
    }

    private ExportMetricsServiceRequest decode(RecordedRequest request) {
        try {
            byte[] body = request.getBody().toByteArray();
            if (!grpc) {
                boolean gzip = "gzip".equals(request.getHeaders().get("content-encoding"));
                return parse(gzip ? unzip(body) : body);
            }
            ByteBuffer frame = ByteBuffer.wrap(body);
            boolean gzip = frame.get() == 1;
            byte[] message = new byte[frame.getInt()];
            frame.get(message);
            return parse(gzip ? unzip(message) : message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExportMetricsServiceRequest parse(byte[] message) throws InvalidProtocolBufferException {
        return ExportMetricsServiceRequest.parseFrom(message);
    }

    private static byte[] unzip(byte[] zipped) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        }
    }
}
