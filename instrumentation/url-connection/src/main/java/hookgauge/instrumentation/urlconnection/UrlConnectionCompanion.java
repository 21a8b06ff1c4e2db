package hookgauge.instrumentation.urlconnection;

import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import sun.net.www.MessageHeader;

/** Tells the agent of the requests of {@code HttpURLConnection}; an object of it is what goes on on one connection object. */
public final class UrlConnectionCompanion {
    private static final String SITE = "url-connection";
    // nothing of the connection's can carry the agent's object
    private static final Map<HttpURLConnection, UrlConnectionCompanion> CALLS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final Object call;
    // a proxy's answer to CONNECT is not the one
    private volatile boolean isTunnelling;

    private UrlConnectionCompanion(Object call) {
        this.call = call;
    }

    /** A connection is needed for a request, or it is written. */
    public static void asked(HttpURLConnection connection) {
        try {
            URL url = connection.getURL();
            int port = url.getPort() >= 0 ? url.getPort() : url.getDefaultPort();
            String method = connection.getRequestMethod();
            UrlConnectionCompanion known = CALLS.get(connection);
            if (known != null) {
                HookgaugeHttpClient.followed(known.call, method, url.getHost(), port);
                return;
            }
            Object call = HookgaugeHttpClient.started(null, method, url.getHost(), port);
            if (call != null) CALLS.put(connection, new UrlConnectionCompanion(call));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** What a proxy is told next is no request of the app. */
    public static void tunnelling(HttpURLConnection connection) {
        try {
            UrlConnectionCompanion known = CALLS.get(connection);
            if (known != null) known.isTunnelling = true;
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The proxy has made way. */
    public static void tunnelled(HttpURLConnection connection) {
        try {
            UrlConnectionCompanion known = CALLS.get(connection);
            if (known != null) known.isTunnelling = false;
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The head of a response was read. */
    public static void answered(Object client, MessageHeader head, HttpURLConnection connection) {
        try {
            end(connection, head);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** As {@link #answered}, of Java before 21. */
    public static void answeredWithProgress(
            Object client, MessageHeader head, Object progress, HttpURLConnection connection) {
        try {
            end(connection, head);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The app is thrown this; where an answer came, that was the end. */
    public static void failed(Object connection, Throwable error) {
        try {
            UrlConnectionCompanion known = CALLS.get(connection);
            if (known != null) HookgaugeHttpClient.ended(known.call, null, 0, error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The app wants nothing more of it, or has its answer from elsewhere. */
    public static void left(HttpURLConnection connection) {
        try {
            UrlConnectionCompanion known = CALLS.get(connection);
            if (known != null) HookgaugeHttpClient.ended(known.call, null, 0, new CancellationException());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** It begins as {@code HTTP/1.1 200 OK}; what does not is left to the exception that follows. */
    private static void end(HttpURLConnection connection, MessageHeader head) {
        UrlConnectionCompanion known = CALLS.get(connection);
        String status = head.getValue(0);
        if (known == null || known.isTunnelling || status == null) return;
        int space = status.indexOf(' ');
        if (space < 0 || status.length() < space + 4) return;
        int code = 0;
        for (int i = space + 1; i < space + 4; i++) code = 10 * code + status.charAt(i) - '0';
        if (code < 200) return;
        if (HookgaugeHttpClient.wantsSizes()) known.size(connection, head);
        HookgaugeHttpClient.ended(known.call, status.substring(0, space), code, null);
    }

    private void size(HttpURLConnection connection, MessageHeader head) {
        boolean isChunked = connection.getRequestProperty("Transfer-Encoding") != null;
        long requestBytes = length(connection.getRequestProperty("Content-Length"), isChunked ? -1 : 0);
        boolean isHead = "HEAD".equals(connection.getRequestMethod());
        HookgaugeHttpClient.sized(call, requestBytes, isHead ? 0 : length(head.findValue("Content-Length"), -1));
    }

    private static long length(String announced, long otherwise) {
        try {
            return announced == null ? otherwise : Long.parseLong(announced.trim());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
