package hookgauge.instrumentation.asynchttpclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/**
 * Where AsyncHttpClient 2 and 3 is hooked: at the future that the app waits for, and where each request for it is sent and
 * answered. Its Netty codec is left alone, for that knows nothing of what never got a connection.
 */
public final class AsyncHttpClientInstrumentation implements InstrumentationModule {
    private static final String NETTY = "org/asynchttpclient/netty/";
    private static final String FUTURE = NETTY + "NettyResponseFuture";
    private static final String SENDER = NETTY + "request/NettyRequestSender";
    private static final String ASKED = "(Lorg/asynchttpclient/Request;Lorg/asynchttpclient/AsyncHandler;L" + NETTY
            + "request/NettyRequest;ILorg/asynchttpclient/channel/ChannelPoolPartitioning;";
    private static final String PROXY = "Lorg/asynchttpclient/proxy/ProxyServer;)V";

    @Override
    public String name() {
        return "async-http-client";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.asynchttpclient.AsyncHttpClientCompanion";
    }

    @Override
    public String home() {
        return "org/asynchttpclient/netty";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(FUTURE, "<init>", ASKED + PROXY, "asked").orAnother(),
                // from 2.1 on
                Hook.onReturn(FUTURE, "<init>", ASKED + "L" + NETTY + "channel/ConnectionSemaphore;" + PROXY, "asked")
                        .orAnother(),
                Hook.onEntry(FUTURE, "done", "()V", "done"),
                Hook.onEntry(FUTURE, "abort", "(Ljava/lang/Throwable;)V", "aborted"),
                Hook.onEntry(FUTURE, "cancel", "(Z)Z", "cancelled"),
                Hook.onEntry(SENDER, "writeRequest", "(L" + FUTURE + ";Lio/netty/channel/Channel;)V", "sends"),
                Hook.onEntry(
                        SENDER, "sendNextRequest", "(Lorg/asynchttpclient/Request;L" + FUTURE + ";)V", "sendsAnother"),
                Hook.onEntry(
                                NETTY + "handler/intercept/Interceptors",
                                "exitAfterIntercept",
                                answered("Lorg/asynchttpclient/HttpResponseHeaders;"),
                                "answered")
                        .orAnother(),
                // from 2.1 on
                Hook.onEntry(
                                NETTY + "handler/intercept/Interceptors",
                                "exitAfterIntercept",
                                answered("Lio/netty/handler/codec/http/HttpHeaders;"),
                                "answered")
                        .orAnother());
    }

    private static String answered(String headers) {
        return "(Lio/netty/channel/Channel;L" + FUTURE + ";Lorg/asynchttpclient/AsyncHandler;"
                + "Lio/netty/handler/codec/http/HttpResponse;Lorg/asynchttpclient/HttpResponseStatus;" + headers + ")Z";
    }
}
