package hookgauge.instrumentation.apachehttpclient5;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Apache HttpClient 5 is hooked: its classic client. */
public final class ApacheHttpClient5Instrumentation implements InstrumentationModule {
    private static final String CLASSIC = "org/apache/hc/client5/http/impl/classic/";
    private static final String REQUEST = "Lorg/apache/hc/core5/http/ClassicHttpRequest;";
    private static final String RESPONSE = "Lorg/apache/hc/core5/http/ClassicHttpResponse;";
    private static final String CONTEXT = "Lorg/apache/hc/client5/http/protocol/HttpClientContext;";
    private static final String SCOPE = "Lorg/apache/hc/client5/http/classic/ExecChain$Scope;";
    private static final String ELEMENT = "(" + REQUEST + SCOPE + ")" + RESPONSE;
    private static final String HANDLER =
            "(" + REQUEST + SCOPE + "Lorg/apache/hc/client5/http/classic/ExecChain;)" + RESPONSE;
    private static final String MINIMAL =
            "(Lorg/apache/hc/core5/http/HttpHost;" + REQUEST + "Lorg/apache/hc/core5/http/protocol/HttpContext;)"
                    + "Lorg/apache/hc/client5/http/impl/classic/CloseableHttpResponse;";

    @Override
    public String name() {
        return "apache-httpclient-5";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.apachehttpclient5.ApacheHttpClient5Companion";
    }

    @Override
    public String home() {
        return "org/apache/hc/client5/http/impl/classic";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(CLASSIC + "ExecChainElement", "execute", ELEMENT, "entered"),
                Hook.onReturn(CLASSIC + "ExecChainElement", "execute", ELEMENT, "left"),
                Hook.onThrow(CLASSIC + "ExecChainElement", "execute", ELEMENT, "thrown"),
                Hook.onEntry(CLASSIC + "ConnectExec", "execute", HANDLER, "asked"),
                Hook.onResult(CLASSIC + "ConnectExec", "execute", HANDLER, "answered"),
                Hook.onThrow(CLASSIC + "ConnectExec", "execute", HANDLER, "notReached"),
                Hook.onThrow(CLASSIC + "MainClientExec", "execute", HANDLER, "lost"),
                Hook.onResult(
                        CLASSIC + "InternalExecRuntime",
                        "execute",
                        "(Ljava/lang/String;" + REQUEST + CONTEXT + ")" + RESPONSE,
                        "received"),
                Hook.onResult(
                                CLASSIC + "InternalExecRuntime",
                                "execute",
                                "(Ljava/lang/String;" + REQUEST
                                        + "Lorg/apache/hc/core5/http/io/HttpResponseInformationCallback;" + CONTEXT
                                        + ")" + RESPONSE,
                                "received")
                        .optional(),
                Hook.onEntry(CLASSIC + "MinimalHttpClient", "doExecute", MINIMAL, "askedOfMinimal"),
                Hook.onReturn(CLASSIC + "MinimalHttpClient", "doExecute", MINIMAL, "leftMinimal"),
                Hook.onThrow(CLASSIC + "MinimalHttpClient", "doExecute", MINIMAL, "thrownByMinimal"));
    }

    /** Where its pools of connections are found. */
    public static final class Pools implements InstrumentationModule {
        private static final String POOL = "org/apache/hc/client5/http/impl/io/PoolingHttpClientConnectionManager";
        private static final String OPERATOR = "Lorg/apache/hc/client5/http/io/HttpClientConnectionOperator;";
        private static final String FACTORY = "Lorg/apache/hc/core5/http/io/HttpConnectionFactory;";
        private static final String POLICIES = "Lorg/apache/hc/core5/pool/PoolConcurrencyPolicy;"
                + "Lorg/apache/hc/core5/pool/PoolReusePolicy;Lorg/apache/hc/core5/util/TimeValue;";

        @Override
        public String name() {
            return "apache-httpclient-5-pools";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.apachehttpclient5.ApacheHttpClient5PoolsCompanion";
        }

        @Override
        public String home() {
            return "org/apache/hc/client5/http/impl/io";
        }

        @Override
        public boolean isOfClient() {
            return true;
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    constructor(OPERATOR + POLICIES + FACTORY),
                    // since 5.6 the one above calls it
                    constructor(OPERATOR + POLICIES + FACTORY + "Z"),
                    constructor(OPERATOR + "Lorg/apache/hc/core5/pool/ManagedConnPool;" + FACTORY));
        }

        private static Hook constructor(String parameters) {
            return Hook.onReturn(POOL, "<init>", "(" + parameters + ")V", "made")
                    .orAnother();
        }
    }
}
