package hookgauge.instrumentation.okhttp;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where OkHttp 3.4 to 5 is hooked, and with it what is built on it. */
public final class OkHttpInstrumentation implements InstrumentationModule {
    private static final String UNTIL_4_3 = "okhttp3/RealCall";
    private static final String SINCE_4_4 = "okhttp3/internal/connection/RealCall";
    private static final String DISPATCHER = "okhttp3/Dispatcher";
    private static final String CONNECT = "okhttp3/internal/connection/ConnectInterceptor";
    private static final String SEND = "okhttp3/internal/http/CallServerInterceptor";

    private static final String ANSWER = "()Lokhttp3/Response;";
    private static final String INTERCEPT = "(Lokhttp3/Interceptor$Chain;)Lokhttp3/Response;";

    @Override
    public String name() {
        return "okhttp";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.okhttp.OkHttpCompanion";
    }

    @Override
    public String home() {
        return "okhttp3";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                enqueued(UNTIL_4_3),
                enqueued(SINCE_4_4),
                Hook.onThrow(UNTIL_4_3, "enqueue", "(Lokhttp3/Callback;)V", "isThrown"),
                Hook.onEntry(UNTIL_4_3, "getResponseWithInterceptorChain", ANSWER, "begins"),
                Hook.onReturn(UNTIL_4_3, "getResponseWithInterceptorChain", ANSWER, "ends"),
                Hook.onThrow(UNTIL_4_3, "getResponseWithInterceptorChain", ANSWER, "fails"),
                Hook.onEntry(SINCE_4_4, "getResponseWithInterceptorChain$okhttp", ANSWER, "begins"),
                Hook.onReturn(SINCE_4_4, "getResponseWithInterceptorChain$okhttp", ANSWER, "ends"),
                Hook.onThrow(SINCE_4_4, "getResponseWithInterceptorChain$okhttp", ANSWER, "fails"),
                Hook.onEntry(DISPATCHER, "finished", "(L" + UNTIL_4_3 + "$AsyncCall;)V", "leaves")
                        .orAnother(),
                Hook.onEntry(DISPATCHER, "finished$okhttp", "(L" + UNTIL_4_3 + "$AsyncCall;)V", "leaves")
                        .orAnother(),
                Hook.onEntry(DISPATCHER, "finished$okhttp", "(L" + SINCE_4_4 + "$AsyncCall;)V", "leaves")
                        .orAnother(),
                // which since 5 not always goes by the dispatcher
                Hook.onEntry(
                                SINCE_4_4 + "$AsyncCall",
                                "failRejected$okhttp",
                                "(Ljava/util/concurrent/RejectedExecutionException;)V",
                                "isRefused")
                        .optional(),
                Hook.onEntry(CONNECT, "intercept", INTERCEPT, "tries"),
                Hook.onThrow(CONNECT, "intercept", INTERCEPT, "loses"),
                Hook.onEntry(SEND, "intercept", INTERCEPT, "sends"),
                Hook.onResult(SEND, "intercept", INTERCEPT, "receives"));
    }

    private static Hook enqueued(String call) {
        return Hook.onReturn(call + "$AsyncCall", "<init>", "(L" + call + ";Lokhttp3/Callback;)V", "isEnqueued");
    }

    /** Where its pools of connections are found. */
    public static final class Pools implements InstrumentationModule {
        @Override
        public String name() {
            return "okhttp-pools";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.okhttp.OkHttpPoolsCompanion";
        }

        @Override
        public String home() {
            return "okhttp3";
        }

        @Override
        public boolean isOfClient() {
            return true;
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    constructor("(IJLjava/util/concurrent/TimeUnit;)V"),
                    constructor("(Lokhttp3/internal/connection/RealConnectionPool;)V"));
        }

        private static Hook constructor(String descriptor) {
            return Hook.onReturn("okhttp3/ConnectionPool", "<init>", descriptor, "made")
                    .orAnother();
        }
    }
}
