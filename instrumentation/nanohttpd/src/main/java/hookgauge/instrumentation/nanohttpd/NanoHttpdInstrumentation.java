package hookgauge.instrumentation.nanohttpd;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where NanoHTTPD 2.3 is hooked. */
public final class NanoHttpdInstrumentation implements InstrumentationModule {
    private static final String SESSION = "fi/iki/elonen/NanoHTTPD$HTTPSession";
    private static final String RESPONSE = "fi/iki/elonen/NanoHTTPD$Response";
    private static final String BODY = "(Ljava/io/OutputStream;J)V";

    @Override
    public String name() {
        return "nanohttpd";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.nanohttpd.NanoHttpdCompanion";
    }

    @Override
    public String home() {
        return "fi/iki/elonen";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(SESSION, "execute", "()V", "awaited"),
                Hook.onReturn(SESSION, "execute", "()V", "ended"),
                Hook.onThrow(SESSION, "execute", "()V", "threw"),
                Hook.onReturn(
                        SESSION,
                        "decodeHeader",
                        "(Ljava/io/BufferedReader;Ljava/util/Map;Ljava/util/Map;Ljava/util/Map;)V",
                        "started"),
                Hook.onEntry(RESPONSE, "send", "(Ljava/io/OutputStream;)V", "answers"),
                Hook.onEntry(RESPONSE, "sendBody", BODY, "sends"),
                Hook.onReturn(RESPONSE, "sendBody", BODY, "sent"),
                Hook.onThrow(RESPONSE, "sendBody", BODY, "broke"),
                Hook.onEntry("fi/iki/elonen/NanoHTTPD$Response$ChunkedOutputStream", "write", "([BII)V", "writes"));
    }
}
