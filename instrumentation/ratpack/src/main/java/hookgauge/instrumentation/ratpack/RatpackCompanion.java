package hookgauge.instrumentation.ratpack;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AttributeKey;
import java.util.Optional;
import ratpack.exec.Execution;
import ratpack.handling.Context;
import ratpack.path.PathBinding;
import ratpack.path.internal.PathBindingStorage;

/** Tells the agent to which of Ratpack's paths a request was bound. */
public final class RatpackCompanion {
    private static final String SITE = "ratpack";
    private static final AttributeKey<Object> EXCHANGE = AttributeKey.valueOf("hookgauge.exchange");

    private RatpackCompanion() {}

    /** A response goes out. */
    public static void answering(Object transmitter, HttpResponseStatus status) {
        try {
            // the path was bound, but nothing takes the method
            if (status.code() == 405) return;
            Optional<Execution> execution = Execution.currentOpt();
            if (!execution.isPresent()) return;
            Optional<Context> context = execution.get().maybeGet(Context.TYPE);
            Optional<PathBindingStorage> bindings = execution.get().maybeGet(PathBindingStorage.TYPE);
            if (!context.isPresent() || !bindings.isPresent()) return;
            // what the companion of Netty has put there
            Object exchange = context.get()
                    .getDirectChannelAccess()
                    .getChannel()
                    .attr(EXCHANGE)
                    .get();
            HookgaugeHttp.route(exchange, route(bindings.get()));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The outermost binding is all of the server's; who is bound inside of none took nothing. */
    private static String route(PathBindingStorage bindings) {
        if (bindings.size() < 2) return null;
        PathBinding innermost = bindings.peek();
        boolean isBeginning = !innermost.getPastBinding().isEmpty();
        return "/" + innermost.getDescription() + (isBeginning ? "/*" : "");
    }
}
