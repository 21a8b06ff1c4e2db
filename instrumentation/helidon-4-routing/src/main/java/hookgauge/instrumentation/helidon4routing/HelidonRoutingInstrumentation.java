package hookgauge.instrumentation.helidon4routing;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Helidon 4 puts handlers under patterns, and chooses among them. */
public final class HelidonRoutingInstrumentation implements InstrumentationModule {
    private static final String ROUTING = "io/helidon/webserver/http/";

    @Override
    public String name() {
        return "helidon-4-routing";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.helidon4routing.HelidonRoutingCompanion";
    }

    @Override
    public String home() {
        return "io/helidon/webserver/http1";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(
                        ROUTING + "ServiceRoute",
                        "<init>",
                        "(Lio/helidon/webserver/http/HttpService;Ljava/util/function/Predicate;Lio/helidon/http/PathMatcher;Ljava/util/List;)V",
                        "grouped"),
                Hook.onEntry(ROUTING + "HttpRouteImpl", "handler", "()Lio/helidon/webserver/http/Handler;", "routed"),
                Hook.onEntry(ROUTING + "HttpRouteWrap", "handler", "()Lio/helidon/webserver/http/Handler;", "routed"),
                Hook.onResult(ROUTING + "RouteCrawler", "hasNext", "()Z", "crawled"));
    }
}
