package hookgauge.instrumentation.reactornettyclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Where the HTTP client of reactor-netty 1 is hooked, and with it Spring's {@code WebClient}. */
public final class ReactorNettyClientInstrumentation implements InstrumentationModule {
    private static final String PACKAGE = "reactor/netty/http/client/";
    private static final String OBSERVER = PACKAGE + "HttpClientConnect$HttpObserver";

    @Override
    public String name() {
        return "reactor-netty-client";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.reactornettyclient.ReactorNettyClientCompanion";
    }

    @Override
    public String home() {
        return "reactor/netty/http/client";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onResult(PACKAGE + "HttpClientConnect", "connect", "()Lreactor/core/publisher/Mono;", "promised"),
                // each try has an observer of its own, made where it begins
                Hook.onReturn(
                        OBSERVER,
                        "<init>",
                        "(Lreactor/core/publisher/MonoSink;L" + PACKAGE + "HttpClientConnect$HttpClientHandler;)V",
                        "tries"),
                Hook.onEntry(
                        OBSERVER, "onUncaughtException", "(Lreactor/netty/Connection;Ljava/lang/Throwable;)V", "lost"),
                Hook.onEntry(
                        PACKAGE + "HttpClientOperations",
                        "notRedirected",
                        "(Lio/netty/handler/codec/http/HttpResponse;)Z",
                        "answered"));
    }

    /** Where its pools of connections are found. */
    public static final class Pools implements InstrumentationModule {
        @Override
        public String name() {
            return "reactor-netty-client-pools";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.reactornettyclient.ReactorNettyPoolsCompanion";
        }

        @Override
        public String home() {
            return "reactor/netty/resources";
        }

        @Override
        public boolean isOfClient() {
            return true;
        }

        @Override
        public List<Hook> hooks() {
            // once for each pool, by its constructor, of which there are several; what the object is for is set by then
            return Collections.singletonList(Hook.onEntry(
                    "reactor/netty/resources/DefaultPooledConnectionProvider$PooledConnectionAllocator",
                    "connectChannel",
                    "()Lorg/reactivestreams/Publisher;",
                    "made"));
        }
    }
}
