package hookgauge.instrumentation.ktorjetty;

import io.ktor.server.application.ApplicationCall;
import io.ktor.util.AttributeKey;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HookgaugeJetty12Companion;
import org.eclipse.jetty.server.HookgaugeJetty9Companion;
import org.eclipse.jetty.server.Request;

/**
 * Tells the companion of Jetty's exchanges what is known of a call of Ktor, which handles it in threads of its own. An object
 * of it is an attribute of the call, for the companion of Ktor's routing.
 */
public final class KtorJettyCompanion implements Consumer<Object> {
    private static final String SITE = "ktor-jetty";
    private static final AttributeKey<Consumer<Object>> EXCHANGE = new AttributeKey<>("hookgauge.exchange");
    // neither, where Jetty's requests are not to be recorded
    private static final boolean IS_ON_JETTY_9 = isThere("org.eclipse.jetty.server.HookgaugeJetty9Companion");
    private static final boolean IS_ON_JETTY_12 = isThere("org.eclipse.jetty.server.HookgaugeJetty12Companion");

    private final Request request;

    private KtorJettyCompanion(Request request) {
        this.request = request;
    }

    /** A call was made of a request. */
    public static void received(Object call, Object application, Request request) {
        try {
            if (!IS_ON_JETTY_9 && !IS_ON_JETTY_12) return;
            ((ApplicationCall) call).getAttributes().put(EXCHANGE, new KtorJettyCompanion(request));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The route of the exchange, or what was raised. */
    @Override
    public void accept(Object told) {
        if (IS_ON_JETTY_9) HookgaugeJetty9Companion.told(request.getHttpChannel(), told);
        else if (told instanceof Throwable) HookgaugeJetty12Companion.failed(request, (Throwable) told);
        else routeIn12((String) told);
    }

    /** As if the thread handled the request, for that is how Jetty 12's is found. */
    private void routeIn12(String template) {
        HookgaugeJetty12Companion.entered(null, request);
        HookgaugeHttp.route(template);
        HookgaugeJetty12Companion.left(null);
    }

    private static boolean isThere(String companion) {
        try {
            return Class.forName(companion, false, KtorJettyCompanion.class.getClassLoader()) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
