package hookgauge.instrumentation.apachehttpasyncclient4;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Apache HttpAsyncClient 4.1 is hooked. */
public final class ApacheHttpAsyncClient4Instrumentation implements InstrumentationModule {
    private static final String CLIENT = "org/apache/http/impl/nio/client/";
    private static final String HANDLER = CLIENT + "AbstractClientExchangeHandler";
    private static final String DEFAULT = CLIENT + "DefaultClientExchangeHandlerImpl";
    private static final String MINIMAL = CLIENT + "MinimalClientExchangeHandlerImpl";
    private static final String REQUEST = "()Lorg/apache/http/HttpRequest;";
    private static final String HEAD = "(Lorg/apache/http/HttpResponse;)V";

    @Override
    public String name() {
        return "apache-httpasyncclient-4";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.apachehttpasyncclient4.ApacheHttpAsyncClient4Companion";
    }

    @Override
    public String home() {
        return "org/apache/http/impl/nio/client";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(HANDLER, "requestConnection", "()V", "asked"),
                Hook.onResult(DEFAULT, "generateRequest", REQUEST, "sent"),
                Hook.onResult(MINIMAL, "generateRequest", REQUEST, "sent"),
                Hook.onEntry(DEFAULT, "responseReceived", HEAD, "received"),
                Hook.onEntry(MINIMAL, "responseReceived", HEAD, "received"),
                Hook.onEntry(HANDLER, "failed", "(Ljava/lang/Exception;)V", "failed"),
                Hook.onEntry(HANDLER, "cancel", "()Z", "cancelled"),
                Hook.onEntry(HANDLER, "close", "()V", "closed"));
    }

    /** Where its pools of connections are found. */
    public static final class Pools implements InstrumentationModule {
        private static final String POOL = "org/apache/http/impl/nio/conn/PoolingNHttpClientConnectionManager";
        private static final String FIRST = "Lorg/apache/http/nio/reactor/ConnectingIOReactor;"
                + "Lorg/apache/http/nio/conn/NHttpConnectionFactory;Lorg/apache/http/config/Registry;";
        private static final String TIME = "JLjava/util/concurrent/TimeUnit;";

        @Override
        public String name() {
            return "apache-httpasyncclient-4-pools";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.apachehttpasyncclient4.ApacheHttpAsyncClient4PoolsCompanion";
        }

        @Override
        public String home() {
            return "org/apache/http/impl/nio/conn";
        }

        @Override
        public boolean isOfClient() {
            return true;
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    constructor("Lorg/apache/http/conn/SchemePortResolver;Lorg/apache/http/conn/DnsResolver;" + TIME),
                    constructor("Lorg/apache/http/nio/pool/SocketAddressResolver;" + TIME));
        }

        private static Hook constructor(String last) {
            return Hook.onReturn(POOL, "<init>", "(" + FIRST + last + ")V", "made")
                    .orAnother();
        }
    }
}
