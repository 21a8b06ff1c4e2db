package hookgauge.agent.push;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.HeadersFile;
import hookgauge.agent.config.OtlpProtocol;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.tls.RenewedTls;
import java.util.Map;
import java.util.function.Supplier;

/** Where metrics are pushed to, and how. */
final class Receiver {
    final boolean grpc;
    final String endpoint;
    final String target;
    final long timeoutMillis;
    /** As they are now. */
    final Supplier<Map<String, String>> headers;

    final boolean gzip;

    /** Null if the platform's trust store is all there is to it. */
    final RenewedTls tls;

    /**
     * @param endpoint the whole URL; for gRPC scheme, host and port
     * @param target host and port alone, fit for the log
     */
    Receiver(
            boolean grpc,
            String endpoint,
            String target,
            long timeoutMillis,
            Supplier<Map<String, String>> headers,
            boolean gzip,
            RenewedTls tls) {
        this.grpc = grpc;
        this.endpoint = endpoint;
        this.target = target;
        this.timeoutMillis = timeoutMillis;
        this.headers = headers;
        this.gzip = gzip;
        this.tls = tls;
    }

    static Receiver of(AgentConfig config, AgentLog log) {
        String file = config.otlpHeadersFile;
        return new Receiver(
                config.otlpProtocol == OtlpProtocol.GRPC,
                config.otlpEndpoint,
                config.otlpTarget,
                config.otlpTimeoutMillis,
                file == null ? () -> config.otlpHeaders : new HeadersFile(file, config.otlpHeaders, log)::headers,
                config.otlpGzip,
                config.otlpTls.isEmpty() ? null : new RenewedTls(config.otlpTls, log));
    }
}
