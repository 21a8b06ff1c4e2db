package hookgauge.instrumentation.nettychannel;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where the channels of Netty 4.0 to 4.2 are hooked, whatever is spoken on them. */
public final class NettyChannelInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "netty-channel";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.nettychannel.NettyChannelCompanion";
    }

    @Override
    public String home() {
        return "io/netty/channel";
    }

    @Override
    public boolean isRelocatable() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onEntry(
                "io/netty/channel/AbstractChannelHandlerContext",
                "invokeExceptionCaught",
                "(Ljava/lang/Throwable;)V",
                "raised"));
    }

    /** Clients have channels too. */
    @Override
    public boolean isOfServer() {
        return false;
    }

    /** Where servers hand the connections that they have accepted to their threads. */
    public static final class Connections implements InstrumentationModule {
        @Override
        public String name() {
            return "netty-connections";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.nettychannel.NettyConnectionsCompanion";
        }

        @Override
        public String home() {
            return "io/netty/channel";
        }

        @Override
        public boolean isRelocatable() {
            return true;
        }

        @Override
        public List<Hook> hooks() {
            return Collections.singletonList(Hook.onEntry(
                    "io/netty/channel/AbstractChannel$AbstractUnsafe",
                    "register",
                    "(Lio/netty/channel/EventLoop;Lio/netty/channel/ChannelPromise;)V",
                    "registered"));
        }

        @Override
        public boolean isOfServer() {
            return false;
        }
    }
}
