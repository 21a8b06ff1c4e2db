package hookgauge.agent.push;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.OtlpProtocol;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where metrics are pushed to, and how. */
final class Receiver {
    final boolean grpc;
    final String endpoint;
    final String target;
    final long timeoutMillis;
    final Map<String, String> headers;
    final boolean gzip;

    /**
     * @param endpoint the whole URL; for gRPC scheme, host and port
     * @param target host and port alone, fit for the log
     */
    Receiver(
            boolean grpc,
            String endpoint,
            String target,
            long timeoutMillis,
            Map<String, String> headers,
            boolean gzip) {
        this.grpc = grpc;
        this.endpoint = endpoint;
        this.target = target;
        this.timeoutMillis = timeoutMillis;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.gzip = gzip;
    }

    static Receiver of(AgentConfig config) {
        return new Receiver(
                config.otlpProtocol == OtlpProtocol.GRPC,
                config.otlpEndpoint,
                config.otlpTarget,
                config.otlpTimeoutMillis,
                config.otlpHeaders,
                config.otlpGzip);
    }
}
