package hookgauge.agent.push;

import hookgauge.agent.push.HttpConnection.ProxyException;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a push failed, in words for the log, and the setting to look at. */
final class PushFailure {
    private static final String KEYS = "hookgauge.metrics.otlp.";
    private static final String ENDPOINT = KEYS + "endpoint";
    private static final String PROTOCOL = KEYS + "protocol";
    private static final String HEADERS = KEYS + "headers";
    private static final String TIMEOUT = KEYS + "timeout";
    private static final String INSECURE = KEYS + "insecure";
    private static final String COMPRESSION = KEYS + "compression";
    private static final String INTERVAL = KEYS + "interval";
    private static final String CERTIFICATE = KEYS + "certificate";
    private static final String CLIENT = KEYS + "client_certificate";
    private static final String PROXY = "the proxy of this JVM, such as https.proxyHost";
    private static final int MAX_WORDS = 120;

    private static final Map<Integer, String> HTTP = new HashMap<>();
    private static final Map<GrpcStatusCode, String> GRPC = new EnumMap<>(GrpcStatusCode.class);

    static {
        HTTP.put(400, PROTOCOL);
        HTTP.put(401, HEADERS);
        HTTP.put(403, HEADERS);
        HTTP.put(407, HEADERS);
        HTTP.put(408, TIMEOUT);
        HTTP.put(413, COMPRESSION);
        HTTP.put(415, PROTOCOL);
        HTTP.put(426, PROTOCOL);
        HTTP.put(429, INTERVAL);
        GRPC.put(GrpcStatusCode.UNAUTHENTICATED, HEADERS);
        GRPC.put(GrpcStatusCode.PERMISSION_DENIED, HEADERS);
        GRPC.put(GrpcStatusCode.UNIMPLEMENTED, PROTOCOL);
        GRPC.put(GrpcStatusCode.UNKNOWN, PROTOCOL);
        GRPC.put(GrpcStatusCode.INVALID_ARGUMENT, PROTOCOL);
        GRPC.put(GrpcStatusCode.DEADLINE_EXCEEDED, TIMEOUT);
        GRPC.put(GrpcStatusCode.RESOURCE_EXHAUSTED, INTERVAL);
    }

    private static final String NO_ANSWER = "no answer in time";

    /** The push neither arrived nor failed. */
    static final PushFailure STUCK = new PushFailure(NO_ANSWER, "a push did not end; beginning anew", ENDPOINT, 0);

    /** The reason without what may be other words each time; a line is said for each. */
    final String kind;

    final String reason;
    final String setting;

    /** How long the receiver asks to wait; 0 if it does not. */
    final long waitMillis;

    private PushFailure(String reason, String setting) {
        this(reason, reason, setting, 0);
    }

    private PushFailure(String kind, String reason, String setting, long waitMillis) {
        this.kind = kind;
        this.reason = reason;
        this.setting = setting;
        this.waitMillis = waitMillis;
    }

    /** The request was not answered. */
    static PushFailure of(Throwable error) {
        if (error instanceof UnknownHostException) return new PushFailure("the host name is not known", ENDPOINT);
        if (error instanceof ConnectException) return new PushFailure(connect(error), ENDPOINT);
        if (error instanceof ProxyException) return new PushFailure(error.getMessage(), PROXY);
        if (error instanceof NoRouteToHostException) return new PushFailure("no route to the host", ENDPOINT);
        if (error instanceof SSLException) return ofTls((SSLException) error);
        if (error instanceof InterruptedIOException) return new PushFailure(NO_ANSWER, TIMEOUT);
        if (error instanceof IOException) {
            return new PushFailure("it speaks another protocol, or has closed the connection", PROTOCOL);
        }
        // without the message, which may name the whole address and what is secret in it
        return new PushFailure(error == null ? "unknown" : error.getClass().getName(), ENDPOINT);
    }

    /** The receiver answered; null if that means that the push arrived. */
    static PushFailure ofHttp(HttpAnswer answer) {
        int status = answer.getStatusCode();
        byte[] body = answer.getResponseBody();
        if (status / 100 == 2) return isPage(body) ? new PushFailure("it answers with a web page", ENDPOINT) : null;
        String setting = HTTP.getOrDefault(status, ENDPOINT);
        // what answers a wrong token may repeat it
        String text = setting.equals(HEADERS) || isPage(body) ? "" : words(new String(body, StandardCharsets.UTF_8));
        long waitMillis = RetryAfter.millis(answer.header("retry-after"), System.currentTimeMillis());
        String wait = waitMillis == 0 ? "" : " and asks to wait " + (waitMillis + 999) / 1000 + " s";
        String kind = "it answers " + status;
        return new PushFailure(kind, kind + wait + (text.isEmpty() ? "" : ", " + text), setting, waitMillis);
    }

    /** The receiver answered that it did not take the push. */
    static PushFailure ofGrpc(GrpcResponse response) {
        GrpcStatusCode code = response.getStatusCode();
        String setting = GRPC.getOrDefault(code, ENDPOINT);
        String description = response.getStatusDescription();
        String text = setting.equals(HEADERS) || description == null ? "" : words(description);
        String kind = "it answers " + code;
        return new PushFailure(kind, text.isEmpty() ? kind : kind + ", " + text, setting, 0);
    }

    private static String connect(Throwable error) {
        return String.valueOf(rootOf(error).getMessage()).contains("refused") ? "connection refused" : "no connection";
    }

    private static PushFailure ofTls(SSLException error) {
        String message = String.valueOf(error.getMessage());
        if (message.contains("fatal alert") && (message.contains("certificate") || message.contains("unknown_ca"))) {
            return new PushFailure("it does not know this client, whose certificate it asks for", CLIENT);
        }
        Throwable root = rootOf(error);
        // the path to whom is trusted has exceptions of its own
        boolean isOfOther = root.getClass() == CertificateException.class || root instanceof SSLPeerUnverifiedException;
        if (isOfOther) return new PushFailure("its certificate is for another host name", ENDPOINT);
        if (root instanceof GeneralSecurityException) {
            return new PushFailure("its certificate is not trusted", CERTIFICATE);
        }
        return new PushFailure("it does not speak TLS, or not as this JVM does", INSECURE);
    }

    private static Throwable rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) root = root.getCause();
        return root;
    }

    private static boolean isPage(byte[] body) {
        return body.length > 0 && body[0] == '<';
    }

    /** One line, not too long, printable. */
    static String words(String text) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < text.length() && words.length() < MAX_WORDS; i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD' || Character.isISOControl(c)) c = ' ';
            boolean doubled = c == ' ' && (words.length() == 0 || words.charAt(words.length() - 1) == ' ');
            if (!doubled) words.append(c);
        }
        return words.toString().trim();
    }
}
