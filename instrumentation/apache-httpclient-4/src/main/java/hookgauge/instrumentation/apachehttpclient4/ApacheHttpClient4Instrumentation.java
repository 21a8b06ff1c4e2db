package hookgauge.instrumentation.apachehttpclient4;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Where the classic client of Apache HttpClient 4 is hooked, also the one of before 4.3. */
public final class ApacheHttpClient4Instrumentation implements InstrumentationModule {
    private static final String CHAIN = "org/apache/http/impl/execchain/";
    private static final String ELEMENT =
            "(Lorg/apache/http/conn/routing/HttpRoute;Lorg/apache/http/client/methods/HttpRequestWrapper;"
                    + "Lorg/apache/http/client/protocol/HttpClientContext;Lorg/apache/http/client/methods/HttpExecutionAware;)"
                    + "Lorg/apache/http/client/methods/CloseableHttpResponse;";
    private static final String DIRECTOR = "org/apache/http/impl/client/DefaultRequestDirector";
    private static final String DIRECT =
            "(Lorg/apache/http/HttpHost;Lorg/apache/http/HttpRequest;Lorg/apache/http/protocol/HttpContext;)"
                    + "Lorg/apache/http/HttpResponse;";
    private static final String WIRE = "org/apache/http/protocol/HttpRequestExecutor";
    private static final String EXECUTE =
            "(Lorg/apache/http/HttpRequest;Lorg/apache/http/HttpClientConnection;Lorg/apache/http/protocol/HttpContext;)"
                    + "Lorg/apache/http/HttpResponse;";

    @Override
    public String name() {
        return "apache-httpclient-4";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.apachehttpclient4.ApacheHttpClient4Companion";
    }

    @Override
    public String home() {
        return "org/apache/http/impl/client";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(CHAIN + "RetryExec", "execute", ELEMENT, "asked"),
                Hook.onResult(CHAIN + "RetryExec", "execute", ELEMENT, "answered"),
                Hook.onThrow(CHAIN + "RetryExec", "execute", ELEMENT, "thrown"),
                Hook.onEntry(CHAIN + "MainClientExec", "execute", ELEMENT, "asked"),
                Hook.onResult(CHAIN + "MainClientExec", "execute", ELEMENT, "answered"),
                Hook.onThrow(CHAIN + "MainClientExec", "execute", ELEMENT, "thrown"),
                Hook.onEntry(CHAIN + "MinimalClientExec", "execute", ELEMENT, "asked"),
                Hook.onResult(CHAIN + "MinimalClientExec", "execute", ELEMENT, "answered"),
                Hook.onThrow(CHAIN + "MinimalClientExec", "execute", ELEMENT, "thrown"),
                Hook.onEntry(DIRECTOR, "execute", DIRECT, "directed"),
                Hook.onResult(DIRECTOR, "execute", DIRECT, "directorAnswered"),
                Hook.onThrow(DIRECTOR, "execute", DIRECT, "directorThrew"),
                Hook.onEntry(WIRE, "execute", EXECUTE, "sent"),
                Hook.onResult(WIRE, "execute", EXECUTE, "received"),
                Hook.onThrow(WIRE, "execute", EXECUTE, "lost"));
    }

    /** Where its pools of connections are found: from 4.4 on. */
    public static final class Pools implements InstrumentationModule {
        private static final String POOL = "org/apache/http/impl/conn/PoolingHttpClientConnectionManager";
        // to which the others lead; 4.3 does not have it, nor does a pool there say for whom it has connections
        private static final String OPERATED = "(Lorg/apache/http/conn/HttpClientConnectionOperator;"
                + "Lorg/apache/http/conn/HttpConnectionFactory;JLjava/util/concurrent/TimeUnit;)V";

        @Override
        public String name() {
            return "apache-httpclient-4-pools";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.apachehttpclient4.ApacheHttpClient4PoolsCompanion";
        }

        @Override
        public String home() {
            return "org/apache/http/impl/conn";
        }

        @Override
        public boolean isOfClient() {
            return true;
        }

        @Override
        public List<Hook> hooks() {
            return Collections.singletonList(
                    Hook.onReturn(POOL, "<init>", OPERATED, "made").optional());
        }
    }
}
