package hookgauge.smoke;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;

/** Takes pushes by gRPC, with gRPC's own server. */
final class OtlpGrpcReceiver extends OtlpReceiver {
    private static final Context.Key<Map<String, String>> HEADERS = Context.key("headers");

    private final Server server;
    private final int port;

    OtlpGrpcReceiver(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            server = NettyServerBuilder.forAddress(address, InsecureServerCredentials.create())
                    .addService(new Service())
                    .intercept(new HeaderReader())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.port = server.getPort();
    }

    @Override
    int port() {
        return port;
    }

    @Override
    String protocol() {
        return Protocol.GRPC.setting();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Service extends MetricsServiceGrpc.MetricsServiceImplBase {
        @Override
        public void export(
                ExportMetricsServiceRequest request, StreamObserver<ExportMetricsServiceResponse> responses) {
            switch (answer()) {
                case NONE -> {}
                case UNAVAILABLE -> responses.onError(Status.UNAVAILABLE.asException());
                case ACCEPT -> {
                    received(new Export(request, HEADERS.get()));
                    responses.onNext(ExportMetricsServiceResponse.getDefaultInstance());
                    responses.onCompleted();
                }
            }
        }
    }

    private static final class HeaderReader implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String name : metadata.keys()) {
                if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) continue;
                headers.put(name, metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
            }
            return Contexts.interceptCall(Context.current().withValue(HEADERS, headers), call, metadata, next);
        }
    }
}
