package hookgauge.instrumentation.reactornetty;

import io.netty.util.AttributeKey;
import java.util.function.Consumer;
import reactor.netty.DisposableChannel;

/** Tells those who count a request on Netty what its handler has failed with. */
public final class ReactorNettyCompanion {
    private static final String SITE = "reactor-netty";
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");

    private ReactorNettyCompanion() {}

    /** The response has ended in an error, before its head or after. */
    @SuppressWarnings("unchecked") // whatever is there may be told
    public static void failed(Object operations, Throwable error) {
        try {
            Object concerned =
                    ((DisposableChannel) operations).channel().attr(CONNECTION).get();
            if (concerned instanceof Consumer) ((Consumer<Object>) concerned).accept(error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }
}
