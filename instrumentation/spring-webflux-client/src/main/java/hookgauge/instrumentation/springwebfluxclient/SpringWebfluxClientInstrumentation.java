package hookgauge.instrumentation.springwebfluxclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Spring's {@code WebClient} knows the templates of its URIs. */
public final class SpringWebfluxClientInstrumentation implements InstrumentationModule {
    private static final String PACKAGE = "org/springframework/web/reactive/function/client/";
    private static final String FUNCTION = PACKAGE + "ExchangeFunctions$DefaultExchangeFunction";
    private static final String EXCHANGE = "(L" + PACKAGE + "ClientRequest;)Lreactor/core/publisher/Mono;";

    @Override
    public String name() {
        return "spring-webflux-client";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.springwebfluxclient.SpringWebfluxClientCompanion";
    }

    @Override
    public String home() {
        return "org/springframework/web/reactive/function/client";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public boolean tellsTemplates() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(FUNCTION, "exchange", EXCHANGE, "asked"),
                Hook.onResult(FUNCTION, "exchange", EXCHANGE, "promised"),
                Hook.onThrow(FUNCTION, "exchange", EXCHANGE, "failed"));
    }
}
