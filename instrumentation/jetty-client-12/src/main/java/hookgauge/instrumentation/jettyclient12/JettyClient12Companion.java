package hookgauge.instrumentation.jettyclient12;

import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpDestination;
import org.eclipse.jetty.client.transport.HttpExchange;
import org.eclipse.jetty.client.transport.HttpResponse;
import org.eclipse.jetty.http.HttpHeader;

/** Tells the agent of the requests of Jetty's client; its object rides on what the requests for one answer have in common. */
public final class JettyClient12Companion {
    private static final String SITE = "jetty-client-12";
    private static final String CALL = "hookgauge.call";

    private JettyClient12Companion() {}

    /** A request waits for a connection: the app's, in its own thread, or one after a redirect, or once more. */
    public static void sent(HttpDestination destination, HttpExchange exchange) {
        try {
            HttpConversation requests = exchange.getConversation();
            Object call = requests.getAttribute(CALL);
            String method = exchange.getRequest().getMethod();
            if (call != null) HookgaugeHttpClient.followed(call, method, destination.getHost(), destination.getPort());
            else call = HookgaugeHttpClient.started(null, method, destination.getHost(), destination.getPort());
            requests.setAttribute(CALL, call);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The head of a response was read, perhaps of one that another follows. */
    public static void answered(Object receiver, HttpExchange exchange) {
        try {
            HttpResponse response = exchange.getResponse();
            int status = response.getStatus();
            Object call = exchange.getConversation().getAttribute(CALL);
            if (call == null || status < 200 && status != 101) return;
            if (HookgaugeHttpClient.wantsSizes()) {
                Request.Content body = exchange.getRequest().getBody();
                long responseBytes = response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
                HookgaugeHttpClient.sized(call, body == null ? 0 : body.getLength(), responseBytes);
            }
            HookgaugeHttpClient.ended(call, response.getVersion().asString(), status, null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** Nothing more comes; {@code error} is what the app is told, null where all is well. */
    public static void lost(HttpExchange exchange, Throwable error) {
        try {
            Object call = exchange.getConversation().getAttribute(CALL);
            if (call != null && error != null) HookgaugeHttpClient.ended(call, null, 0, error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }
}
