package hookgauge.instrumentation.ktorjetty;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Ktor 2 and 3 make a call of what Jetty has received. */
public final class KtorJettyInstrumentation implements InstrumentationModule {
    private static final String CALL = "io/ktor/server/jetty/JettyApplicationCall";
    private static final String JAKARTA_CALL = "io/ktor/server/jetty/jakarta/JettyApplicationCall";
    private static final String APPLICATION_AND_REQUEST =
            "(Lio/ktor/server/application/Application;Lorg/eclipse/jetty/server/Request;";
    private static final String CONTEXT = "Lkotlin/coroutines/CoroutineContext;";
    private static final String CONTEXTS = CONTEXT + CONTEXT + CONTEXT;

    @Override
    public String name() {
        return "ktor-jetty";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.ktorjetty.KtorJettyCompanion";
    }

    @Override
    public String home() {
        return "io/ktor/server/jetty";
    }

    @Override
    public List<Hook> hooks() {
        // from 3.1 on with an idle timeout
        return Arrays.asList(
                with(CALL, "javax", ")V"),
                with(CALL, "javax", "J)V"),
                with(JAKARTA_CALL, "jakarta", ")V"),
                with(JAKARTA_CALL, "jakarta", "J)V"),
                Hook.onReturn(
                                JAKARTA_CALL,
                                "<init>",
                                APPLICATION_AND_REQUEST
                                        + "Lorg/eclipse/jetty/server/Response;Ljava/util/concurrent/Executor;"
                                        + CONTEXT + CONTEXT + "Lkotlin/time/Duration;)V",
                                "received")
                        .orAnother());
    }

    private static Hook with(String call, String api, String end) {
        String servlets = "L" + api + "/servlet/http/HttpServlet";
        String descriptor = APPLICATION_AND_REQUEST + servlets + "Request;" + servlets + "Response;" + CONTEXTS + end;
        return Hook.onReturn(call, "<init>", descriptor, "received").orAnother();
    }
}
