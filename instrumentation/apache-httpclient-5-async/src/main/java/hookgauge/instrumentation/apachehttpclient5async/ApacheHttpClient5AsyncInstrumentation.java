package hookgauge.instrumentation.apachehttpclient5async;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where the asynchronous client of Apache HttpClient 5 is hooked, which speaks HTTP/2 too. */
public final class ApacheHttpClient5AsyncInstrumentation implements InstrumentationModule {
    private static final String ASYNC = "org/apache/hc/client5/http/impl/async/";
    private static final String FUTURE = "org/apache/hc/core5/concurrent/ComplexFuture";
    private static final String HANDLER = "(Lorg/apache/hc/core5/http/HttpRequest;"
            + "Lorg/apache/hc/core5/http/nio/AsyncEntityProducer;"
            + "Lorg/apache/hc/client5/http/async/AsyncExecChain$Scope;"
            + "Lorg/apache/hc/client5/http/async/AsyncExecChain;"
            + "Lorg/apache/hc/client5/http/async/AsyncExecCallback;)V";
    private static final String HEAD = "(Lorg/apache/hc/core5/http/HttpResponse;"
            + "Lorg/apache/hc/core5/http/EntityDetails;Lorg/apache/hc/core5/http/protocol/HttpContext;)V";
    private static final String FAILURE = "(Ljava/lang/Exception;)V";

    @Override
    public String name() {
        return "apache-httpclient-5-async";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.apachehttpclient5async.ApacheHttpClient5AsyncCompanion";
    }

    @Override
    public String home() {
        return "org/apache/hc/client5/http/impl/async";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(ASYNC + "AsyncConnectExec", "execute", HANDLER, "asked"),
                Hook.onThrow(ASYNC + "AsyncConnectExec", "execute", HANDLER, "thrown"),
                Hook.onEntry(ASYNC + "HttpAsyncMainClientExec", "execute", HANDLER, "sent"),
                Hook.onEntry(ASYNC + "HttpAsyncMainClientExec$1", "consumeResponse", HEAD, "received"),
                Hook.onEntry(ASYNC + "HttpAsyncMainClientExec$1", "failed", FAILURE, "lost"),
                Hook.onEntry(ASYNC + "H2AsyncMainClientExec", "execute", HANDLER, "sent"),
                Hook.onEntry(ASYNC + "H2AsyncMainClientExec$1", "consumeResponse", HEAD, "receivedByHttp2"),
                Hook.onEntry(ASYNC + "H2AsyncMainClientExec$1", "failed", FAILURE, "lostByHttp2"),
                Hook.onEntry(FUTURE, "completed", "(Ljava/lang/Object;)Z", "completed"),
                Hook.onEntry(FUTURE, "failed", "(Ljava/lang/Exception;)Z", "failed"),
                Hook.onEntry(FUTURE, "cancel", "(Z)Z", "cancelled"));
    }

    /** Where its pools of connections are found. */
    public static final class Pools implements InstrumentationModule {
        private static final String POOL = "org/apache/hc/client5/http/impl/nio/PoolingAsyncClientConnectionManager";
        private static final String OPERATOR = "Lorg/apache/hc/client5/http/nio/AsyncClientConnectionOperator;";
        private static final String POLICIES = "Lorg/apache/hc/core5/pool/PoolConcurrencyPolicy;"
                + "Lorg/apache/hc/core5/pool/PoolReusePolicy;Lorg/apache/hc/core5/util/TimeValue;";

        @Override
        public String name() {
            return "apache-httpclient-5-async-pools";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.apachehttpclient5async.ApacheHttpClient5AsyncPoolsCompanion";
        }

        @Override
        public String home() {
            return "org/apache/hc/client5/http/impl/nio";
        }

        @Override
        public boolean isOfClient() {
            return true;
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    constructor(OPERATOR + POLICIES),
                    // in its place since 5.5
                    constructor(OPERATOR + POLICIES + "Z"),
                    constructor("Lorg/apache/hc/core5/pool/ManagedConnPool;" + OPERATOR));
        }

        private static Hook constructor(String parameters) {
            return Hook.onReturn(POOL, "<init>", "(" + parameters + ")V", "made")
                    .orAnother();
        }
    }
}
