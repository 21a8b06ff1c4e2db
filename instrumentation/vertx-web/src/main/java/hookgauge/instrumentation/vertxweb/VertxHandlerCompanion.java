package hookgauge.instrumentation.vertxweb;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Tells those who count a request on Netty what its handler threw, which Vert.x tells its context alone. */
public final class VertxHandlerCompanion {
    private static final String SITE = "vertx-handler";
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    // of a type that is another in other versions
    private static final MethodHandle STREAM = stream();

    private VertxHandlerCompanion() {}

    /** The handler of a request by HTTP/1 threw. */
    public static void threw(Object caller, HttpServerRequest request, Throwable error) {
        try {
            tell(request, error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same in 3.9, for a request that need not wait for others. */
    @SuppressWarnings("unchecked") // whatever is there may be told
    public static void threwAtOnce(Object connection, Object message, Throwable error) {
        try {
            if (!(message instanceof HttpRequest)) return;
            Object concerned =
                    ((ConnectionBase) connection).channel().attr(CONNECTION).get();
            if (concerned instanceof BiPredicate)
                ((BiPredicate<Object, Object>) concerned).test(((HttpRequest) message).headers(), error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The handler of a request by HTTP/2 threw. */
    public static void threwForStream(HttpServerRequest request, Throwable error) {
        try {
            tell(request, error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @SuppressWarnings("unchecked") // whatever is there may be told
    private static void tell(HttpServerRequest request, Throwable error) throws Throwable {
        HttpConnection connection = request.connection();
        if (!(connection instanceof ConnectionBase)) return;
        Object concerned =
                ((ConnectionBase) connection).channel().attr(CONNECTION).get();
        boolean isTold = concerned instanceof BiPredicate
                && ((BiPredicate<Object, Object>) concerned).test(request.headers(), error);
        if (isTold) return;
        long stream = (long) STREAM.invokeExact(request.response());
        if (concerned instanceof IntFunction) concerned = ((IntFunction<?>) concerned).apply((int) stream);
        if (concerned instanceof Consumer) ((Consumer<Object>) concerned).accept(error);
    }

    private static MethodHandle stream() {
        try {
            MethodHandle found = MethodHandles.lookup().unreflect(HttpServerResponse.class.getMethod("streamId"));
            return found.asType(MethodType.methodType(long.class, HttpServerResponse.class));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
            return null;
        }
    }
}
