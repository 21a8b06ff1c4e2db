package hookgauge.instrumentation.nettychannel;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ServerChannel;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Iterator;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiFunction;

/**
 * Knows what a channel that listens has accepted, and tells the agent how much of it is still open; it rides on that channel.
 *
 * <p>Only when it is asked it looks whether HTTP is spoken there, which those who count requests have left on a channel.
 */
public final class NettyConnectionsCompanion implements BiFunction<Object, long[], Object> {
    private static final String SITE = "netty-connections";
    // what other companions put on a channel: docs/adding-a-server.md
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    private static final AttributeKey<Object> ACCEPTED = AttributeKey.valueOf("hookgauge.accepted");

    // Guarded by itself; a set that holds nothing
    private final Map<Channel, Boolean> accepted = new WeakHashMap<>();
    // Guarded by accepted
    private boolean isHttp;

    private NettyConnectionsCompanion() {}

    /** A channel, of a client or a server, gets its thread. */
    public static void registered(Object unsafe, Object thread, ChannelPromise promise) {
        try {
            Channel channel = promise.channel();
            Channel listening = channel.parent();
            if (!(listening instanceof ServerChannel)) return;
            NettyConnectionsCompanion known = of(listening);
            synchronized (known.accepted) {
                known.accepted.put(channel, true);
            }
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @Override
    public Object apply(Object endpoint, long[] numbers) {
        try {
            Channel listening = (Channel) endpoint;
            if (!listening.isOpen()) return null;
            SocketAddress address = listening.localAddress();
            if (address instanceof InetSocketAddress)
                numbers[HookgaugeHttp.PORT] = ((InetSocketAddress) address).getPort();
            numbers[HookgaugeHttp.CONNECTIONS] = open();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        // event loops are no pool of which a request takes a thread
        return null;
    }

    private static NettyConnectionsCompanion of(Channel listening) {
        Attribute<Object> slot = listening.attr(ACCEPTED);
        Object known = slot.get();
        if (known != null) return (NettyConnectionsCompanion) known;
        NettyConnectionsCompanion made = new NettyConnectionsCompanion();
        known = slot.setIfAbsent(made);
        if (known != null) return (NettyConnectionsCompanion) known;
        HookgaugeHttp.serving(listening, family(), made);
        return made;
    }

    /** Vert.x accepts on threads of a class of its own. */
    private static String family() {
        return Thread.currentThread().getClass().getName().startsWith("io.vertx.") ? "vertx" : "netty";
    }

    /** -1 while no HTTP was seen. */
    private int open() {
        int open = 0;
        synchronized (accepted) {
            for (Iterator<Channel> all = accepted.keySet().iterator(); all.hasNext(); ) {
                Channel channel = all.next();
                if (!isHttp) isHttp = channel.attr(CONNECTION).get() != null;
                if (channel.isOpen()) open++;
                else all.remove();
            }
            return isHttp ? open : -1;
        }
    }
}
