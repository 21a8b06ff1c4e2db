package hookgauge.instrumentation.armeriaclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/**
 * Where the client of Armeria 1 is hooked: below all its decorators, so that each try is a request, and in the log that it
 * keeps of each. Its codecs, Netty's for HTTP/1, are left alone.
 */
public final class ArmeriaClientInstrumentation implements InstrumentationModule {
    private static final String ARMERIA = "com/linecorp/armeria/";
    private static final String LOG = ARMERIA + "common/logging/DefaultRequestLog";

    @Override
    public String name() {
        return "armeria-client";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.armeriaclient.ArmeriaClientCompanion";
    }

    @Override
    public String home() {
        return ARMERIA + "client";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    /** A server's log is told of heads and ends, too. */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(
                        ARMERIA + "client/HttpClientDelegate",
                        "execute",
                        "(L" + ARMERIA + "client/ClientRequestContext;L" + ARMERIA + "common/HttpRequest;)L" + ARMERIA
                                + "common/HttpResponse;",
                        "asked"),
                Hook.onEntry(LOG, "responseHeaders", "(L" + ARMERIA + "common/ResponseHeaders;)V", "answered"),
                Hook.onEntry(LOG, "endResponse0", "(Ljava/lang/Throwable;J)V", "over"));
    }
}
