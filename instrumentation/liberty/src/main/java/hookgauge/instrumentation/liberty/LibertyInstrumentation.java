package hookgauge.instrumentation.liberty;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Open Liberty and WebSphere Liberty are hooked: in their HTTP channel, below everything that is a feature. */
public final class LibertyInstrumentation implements InstrumentationModule {
    private static final String DISPATCHER = "com/ibm/ws/http/dispatcher/internal/channel/";
    private static final String CONTEXT = "com/ibm/ws/http/channel/internal/inbound/HttpInboundServiceContextImpl";

    @Override
    public String name() {
        return "liberty";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.liberty.LibertyCompanion";
    }

    @Override
    public String home() {
        return "com/ibm/ws/http/channel/internal/inbound";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(
                        DISPATCHER + "HttpRequestImpl",
                        "init",
                        "(Lcom/ibm/wsspi/http/channel/inbound/HttpInboundServiceContext;)V",
                        "started"),
                Hook.onEntry(DISPATCHER + "HttpDispatcherLink$TaskWrapper", "run", "()V", "entered"),
                Hook.onReturn(DISPATCHER + "HttpDispatcherLink$TaskWrapper", "run", "()V", "left"),
                Hook.onThrow(DISPATCHER + "HttpDispatcherLink$TaskWrapper", "run", "()V", "threw"),
                Hook.onResult(CONTEXT, "getRequestBodyBuffer", "()Lcom/ibm/wsspi/bytebuffer/WsByteBuffer;", "read"),
                Hook.onEntry(CONTEXT, "logFinalResponse", "(J)V", "ended"),
                Hook.onEntry(
                        DISPATCHER + "HttpDispatcherLink",
                        "close",
                        "(Lcom/ibm/wsspi/channelfw/VirtualConnection;Ljava/lang/Exception;)V",
                        "closed"));
    }

    /** Where its servlet containers are hooked, which are bundles of their own: javax and jakarta, with the same names. */
    public static final class Servlets implements InstrumentationModule {
        private static final String CONTEXT = "com/ibm/ws/webcontainer/webapp/WebAppDispatcherContext";

        @Override
        public String name() {
            return "liberty-servlets";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.liberty.LibertyServletsCompanion";
        }

        @Override
        public String home() {
            return "com/ibm/ws/webcontainer/webapp";
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    Hook.onEntry(
                            CONTEXT,
                            "pushServletReference",
                            "(Lcom/ibm/wsspi/webcontainer/servlet/IServletWrapper;)V",
                            "mapped"),
                    Hook.onEntry(CONTEXT, "pushException", "(Ljava/lang/Throwable;)V", "threw"));
        }
    }
}
