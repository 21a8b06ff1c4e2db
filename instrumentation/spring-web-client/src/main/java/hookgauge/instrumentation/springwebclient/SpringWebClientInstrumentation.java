package hookgauge.instrumentation.springwebclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Spring's {@code RestTemplate} and {@code RestClient} know the templates of their URIs. */
public final class SpringWebClientInstrumentation implements InstrumentationModule {
    private static final String PACKAGE = "org/springframework/web/client/";
    private static final String REST_TEMPLATE = PACKAGE + "RestTemplate";
    private static final String REST_CLIENT = PACKAGE + "DefaultRestClient$DefaultRequestBodyUriSpec";

    private static final String WITH =
            "Lorg/springframework/http/HttpMethod;L" + PACKAGE + "RequestCallback;L" + PACKAGE + "ResponseExtractor;";
    private static final String VALUES = "(Ljava/lang/String;" + WITH + "[Ljava/lang/Object;)Ljava/lang/Object;";
    private static final String NAMED_VALUES = "(Ljava/lang/String;" + WITH + "Ljava/util/Map;)Ljava/lang/Object;";
    private static final String URI = "(Ljava/net/URI;" + WITH + ")Ljava/lang/Object;";
    private static final String EXCHANGE =
            "(L" + PACKAGE + "RestClient$RequestHeadersSpec$ExchangeFunction;Z)Ljava/lang/Object;";
    private static final String SPEC = ")L" + PACKAGE + "RestClient$RequestBodySpec;";

    @Override
    public String name() {
        return "spring-web-client";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.springwebclient.SpringWebClientCompanion";
    }

    @Override
    public String home() {
        return "org/springframework/web/client";
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
                Hook.onEntry(REST_TEMPLATE, "execute", VALUES, "enter"),
                Hook.onReturn(REST_TEMPLATE, "execute", VALUES, "leave"),
                Hook.onThrow(REST_TEMPLATE, "execute", VALUES, "fail"),
                Hook.onEntry(REST_TEMPLATE, "execute", NAMED_VALUES, "enter"),
                Hook.onReturn(REST_TEMPLATE, "execute", NAMED_VALUES, "leave"),
                Hook.onThrow(REST_TEMPLATE, "execute", NAMED_VALUES, "fail"),
                Hook.onEntry(REST_TEMPLATE, "execute", URI, "enterWithout"),
                Hook.onReturn(REST_TEMPLATE, "execute", URI, "leave"),
                Hook.onThrow(REST_TEMPLATE, "execute", URI, "fail"),
                Hook.onEntry(REST_CLIENT, "uri", "(Ljava/lang/String;[Ljava/lang/Object;" + SPEC, "given"),
                Hook.onEntry(REST_CLIENT, "uri", "(Ljava/lang/String;Ljava/util/Map;" + SPEC, "given"),
                Hook.onEntry(REST_CLIENT, "uri", "(Ljava/lang/String;Ljava/util/function/Function;" + SPEC, "given"),
                Hook.onEntry(REST_CLIENT, "exchangeInternal", EXCHANGE, "exchange"),
                Hook.onReturn(REST_CLIENT, "exchangeInternal", EXCHANGE, "leave"),
                Hook.onThrow(REST_CLIENT, "exchangeInternal", EXCHANGE, "fail"));
    }
}
