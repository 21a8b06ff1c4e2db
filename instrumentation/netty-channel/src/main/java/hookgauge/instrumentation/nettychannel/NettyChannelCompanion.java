package hookgauge.instrumentation.nettychannel;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AttributeKey;
import java.util.function.Consumer;

/** Tells those who count the exchanges of a channel what was raised on it; beside clients of databases too. */
public final class NettyChannelCompanion {
    private static final String SITE = "netty-channel";
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");

    private NettyChannelCompanion() {}

    /** An exception has left a handler, or came from the socket, and goes to a handler that shall deal with it. */
    @SuppressWarnings("unchecked") // whatever is there may be told
    public static void raised(Object context, Throwable error) {
        try {
            Object concerned =
                    ((ChannelHandlerContext) context).channel().attr(CONNECTION).get();
            if (concerned instanceof Consumer) ((Consumer<Object>) concerned).accept(error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }
}
