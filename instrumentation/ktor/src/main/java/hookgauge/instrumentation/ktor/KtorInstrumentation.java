package hookgauge.instrumentation.ktor;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Ktor 2 and 3 are hooked: they know the route and what was thrown, the server below counts. */
public final class KtorInstrumentation implements InstrumentationModule {
    private static final String APPLICATION = "Lio/ktor/server/application/Application;";
    private static final String PIPELINES =
            "Lio/ktor/server/request/ApplicationReceivePipeline;Lio/ktor/server/response/ApplicationSendPipeline;";

    @Override
    public String name() {
        return "ktor";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.ktor.KtorCompanion";
    }

    @Override
    public String home() {
        return "io/ktor/server/routing";
    }

    /** None of these suspends, for such a method is entered again without its arguments. */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(
                        "io/ktor/server/netty/NettyApplicationCall",
                        "<init>",
                        "(" + APPLICATION + "Lio/netty/channel/ChannelHandlerContext;Ljava/lang/Object;)V",
                        "receivedByNetty"),
                Hook.onEntry(
                        "io/ktor/server/netty/cio/NettyHttpResponsePipeline",
                        "respondWithFailure",
                        "(Lio/ktor/server/netty/NettyApplicationCall;Ljava/lang/Throwable;)V",
                        "broke"),
                // its name in Ktor 2, then in Ktor 3
                routed("RoutingApplicationCall", "application/ApplicationCall", "routing/Route"),
                routed("RoutingPipelineCall", "application/PipelineCall", "routing/RoutingNode"),
                Hook.onEntry(
                        "io/ktor/server/engine/DefaultEnginePipelineKt",
                        "logFailure",
                        "(Lio/ktor/server/application/ApplicationEnvironment;Lio/ktor/server/application/ApplicationCall;"
                                + "Ljava/lang/Throwable;)V",
                        "threw"));
    }

    private static Hook routed(String type, String call, String route) {
        return Hook.onReturn(
                "io/ktor/server/routing/" + type,
                "<init>",
                "(Lio/ktor/server/" + call + ";Lio/ktor/server/" + route + ";Lkotlin/coroutines/CoroutineContext;"
                        + PIPELINES + "Lio/ktor/http/Parameters;)V",
                "routed");
    }
}
