package hookgauge.instrumentation.jdkhttpclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where the JDK's own HTTP client, {@code java.net.http}, is hooked. */
public final class JdkHttpClientInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "jdk-httpclient";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.jdkhttpclient.JdkHttpClientCompanion";
    }

    @Override
    public String home() {
        return "jdk/internal/net/http";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(
                        "jdk/internal/net/http/MultiExchange",
                        "responseAsync",
                        "(Ljava/util/concurrent/Executor;)Ljava/util/concurrent/CompletableFuture;",
                        "asked"),
                Hook.onResult(
                        "jdk/internal/net/http/MultiExchange",
                        "responseAsync",
                        "(Ljava/util/concurrent/Executor;)Ljava/util/concurrent/CompletableFuture;",
                        "promised"),
                Hook.onResult(
                        "jdk/internal/net/http/Exchange",
                        "responseAsync",
                        "()Ljava/util/concurrent/CompletableFuture;",
                        "sent"));
    }

    /** Where its connections are found. */
    public static final class Pools implements InstrumentationModule {
        private static final String HTTP2 = "jdk/internal/net/http/Http2Connection";
        private static final String MADE = "(Ljdk/internal/net/http/HttpConnection;"
                + "Ljdk/internal/net/http/Http2ClientImpl;ILjava/lang/String;";

        @Override
        public String name() {
            return "jdk-httpclient-pools";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.jdkhttpclient.JdkHttpClientPoolsCompanion";
        }

        @Override
        public String home() {
            return "jdk/internal/net/http";
        }

        @Override
        public boolean isOfClient() {
            return true;
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    Hook.onResult(
                            "jdk/internal/net/http/HttpConnection",
                            "getConnection",
                            "(Ljava/net/InetSocketAddress;Ljdk/internal/net/http/HttpClientImpl;"
                                    + "Ljdk/internal/net/http/HttpRequestImpl;Ljava/net/http/HttpClient$Version;)"
                                    + "Ljdk/internal/net/http/HttpConnection;",
                            "found"),
                    // the one that the others call; by the JDK's updates it knows whether it is secure
                    Hook.onReturn(HTTP2, "<init>", MADE + ")V", "speaksHttp2").orAnother(),
                    Hook.onReturn(HTTP2, "<init>", MADE + "Z)V", "speaksHttp2").orAnother());
        }
    }
}
