package hookgauge.agent.push;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends pushes over http/protobuf, on a socket: of what is set for the whole JVM (cookies, authenticator, caches, handlers of
 * URLs, TLS) it uses and changes nothing, but for the proxy (docs/decisions/010).
 */
final class SocketSender implements HttpSender {
    /** Those that are up to the sender. */
    private static final List<String> OWN_HEADERS = Arrays.asList(
            "host", "content-type", "content-length", "content-encoding", "transfer-encoding", "connection", "expect");

    private final HttpSenderConfig config;
    private final ScheduledExecutorService clock;
    private final ReceiverAddress receiver;
    // of one push at a time, for they never overlap
    private volatile SSLSocketFactory tls;
    private volatile HttpConnection kept;

    /** @param clock where something may wait without holding up the rest */
    SocketSender(HttpSenderConfig config, ScheduledExecutorService clock) {
        this.config = config;
        this.clock = clock;
        receiver = new ReceiverAddress(config.getEndpoint());
        if (config.getTrustManager() != null) tls = config.getSslContext().getSocketFactory();
    }

    @Override
    public void send(MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
        config.getExecutorService().execute(() -> {
            HttpResponse answer;
            try {
                answer = post(message);
            } catch (IOException | RuntimeException e) {
                onError.accept(e);
                return;
            }
            onResponse.accept(answer);
        });
    }

    @Override
    public CompletableResultCode shutdown() {
        try {
            if (kept != null) kept.close();
        } catch (IOException e) {
            return CompletableResultCode.ofExceptionalFailure(e);
        }
        return CompletableResultCode.ofSuccess();
    }

    private HttpAnswer post(MessageWriter message) throws IOException {
        byte[] body = body(message);
        String head = head(body.length);
        try (Deadline deadline = new Deadline(clock, config.getTimeout().toMillis())) {
            try {
                return post(head, body, deadline);
            } catch (IOException e) {
                // the app may set properties of trust that were not there when it was made
                if (e instanceof SSLException && config.getTrustManager() == null) tls = null;
                if (!deadline.isOver()) throw e;
                throw new SocketTimeoutException();
            }
        }
    }

    /** Once more, where the receiver has closed the kept connection meanwhile. */
    private HttpAnswer post(String head, byte[] body, Deadline deadline) throws IOException {
        if (kept != null && kept.isOpen()) {
            try {
                return kept.post(receiver.path, head, body, deadline);
            } catch (IOException e) {
                if (kept.hasAnswered() || deadline.isOver()) throw e;
            }
        }
        kept = HttpConnection.open(receiver, receiver.tls ? tls() : null, deadline);
        return kept.post(receiver.path, head, body, deadline);
    }

    private byte[] body(MessageWriter message) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(32, message.getContentLength()));
        Compressor compressor = config.getCompressor();
        try (OutputStream out = compressor == null ? body : compressor.compress(body)) {
            message.writeMessage(out);
        }
        return body.toByteArray();
    }

    private String head(int bodyBytes) {
        StringBuilder head = new StringBuilder(256);
        Map<String, List<String>> headers = config.getHeadersSupplier().get();
        add(head, "Host", receiver.authority);
        add(head, "Content-Type", config.getContentType());
        add(head, "Content-Length", Integer.toString(bodyBytes));
        Compressor compressor = config.getCompressor();
        if (compressor != null) add(head, "Content-Encoding", compressor.getEncoding());
        headers.forEach((name, values) -> {
            if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) return;
            for (String value : values) add(head, name, value);
        });
        return head.toString();
    }

    /** The JVM's default context would be made of the properties of now, and the app may still set its own. */
    private SSLSocketFactory tls() throws IOException {
        if (tls == null) {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, null, null);
                tls = context.getSocketFactory();
            } catch (GeneralSecurityException e) {
                throw new SSLException(e);
            }
        }
        return tls;
    }

    private static void add(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
