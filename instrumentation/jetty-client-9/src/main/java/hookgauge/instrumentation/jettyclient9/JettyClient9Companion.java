package hookgauge.instrumentation.jettyclient9;

import org.eclipse.jetty.client.HttpConversation;
import org.eclipse.jetty.client.HttpDestination;
import org.eclipse.jetty.client.HttpExchange;
import org.eclipse.jetty.client.HttpRequest;
import org.eclipse.jetty.client.HttpResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;

/** Tells the agent of the requests of Jetty's client; its object rides on what the requests for one answer have in common. */
public final class JettyClient9Companion {
    private static final String SITE = "jetty-client-9";
    private static final String CALL = "hookgauge.call";

    private JettyClient9Companion() {}

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
            if (HookgaugeHttpClient.wantsSizes()) size(call, exchange.getRequest(), response);
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

    private static void size(Object call, HttpRequest request, HttpResponse response) {
        boolean isHead = "HEAD".equals(request.getMethod());
        long responseBytes = isHead ? 0 : length(response.getHeaders(), -1);
        // what HTTP/2 does not announce may be there all the same
        boolean isText = response.getVersion() != HttpVersion.HTTP_2;
        HookgaugeHttpClient.sized(call, length(request.getHeaders(), isText ? 0 : -1), responseBytes);
    }

    /** {@code fields} are of a class until 9, and of an interface since 10. */
    private static long length(Iterable<HttpField> fields, long otherwise) {
        long length = otherwise;
        for (HttpField field : fields) {
            if (field.getHeader() == HttpHeader.CONTENT_LENGTH) return field.getLongValue();
            if (field.getHeader() == HttpHeader.TRANSFER_ENCODING) length = -1;
        }
        return length;
    }
}
