package hookgauge.instrumentation.urlconnection;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where the JDK's {@code HttpURLConnection} is hooked, which is for http and, behind the other, for https. */
public final class UrlConnectionInstrumentation implements InstrumentationModule {
    private static final String CONNECTION = "sun/net/www/protocol/http/HttpURLConnection";
    private static final String HTTPS = "sun/net/www/protocol/https/AbstractDelegateHttpsURLConnection";
    private static final String CLIENT = "sun/net/www/http/HttpClient";

    @Override
    public String name() {
        return "url-connection";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.urlconnection.UrlConnectionCompanion";
    }

    /** The one package of the boot loader that is open to the agent. */
    @Override
    public String home() {
        return "java/lang";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(CONNECTION, "plainConnect", "()V", "asked"),
                Hook.onEntry(CONNECTION, "writeRequests", "()V", "asked"),
                Hook.onEntry(CONNECTION, "doTunneling", "()V", "tunnelling"),
                Hook.onReturn(CONNECTION, "doTunneling", "()V", "tunnelled"),
                Hook.onThrow(CONNECTION, "plainConnect", "()V", "failed"),
                Hook.onThrow(HTTPS, "connect", "()V", "failed"),
                Hook.onThrow(CONNECTION, "getOutputStream0", "()Ljava/io/OutputStream;", "failed"),
                Hook.onThrow(CONNECTION, "getInputStream0", "()Ljava/io/InputStream;", "failed"),
                Hook.onReturn(CONNECTION, "getInputStream0", "()Ljava/io/InputStream;", "left"),
                Hook.onEntry(CONNECTION, "disconnect", "()V", "left"),
                Hook.onReturn(
                                CLIENT,
                                "parseHTTP",
                                "(Lsun/net/www/MessageHeader;Lsun/net/www/protocol/http/HttpURLConnection;)Z",
                                "answered")
                        .orAnother(),
                Hook.onReturn(
                                CLIENT,
                                "parseHTTP",
                                "(Lsun/net/www/MessageHeader;Lsun/net/ProgressSource;Lsun/net/www/protocol/http/HttpURLConnection;)Z",
                                "answeredWithProgress")
                        .orAnother());
    }
}
