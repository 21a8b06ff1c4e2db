package hookgauge.instrumentation.tomcat;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Where Tomcat 8.5 to 11 is hooked, by all its protocols. */
public final class TomcatInstrumentation implements InstrumentationModule {
    private static final String ADAPTER = "org/apache/catalina/connector/CoyoteAdapter";
    private static final String SERVICE = "(Lorg/apache/coyote/Request;Lorg/apache/coyote/Response;)V";
    private static final String DISPATCH =
            "(Lorg/apache/coyote/Request;Lorg/apache/coyote/Response;Lorg/apache/tomcat/util/net/SocketEvent;)Z";

    @Override
    public String name() {
        return "tomcat";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.tomcat.TomcatCompanion";
    }

    @Override
    public String home() {
        return "org/apache/catalina/connector";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(ADAPTER, "service", SERVICE, "started"),
                Hook.onReturn(ADAPTER, "service", SERVICE, "left"),
                Hook.onThrow(ADAPTER, "service", SERVICE, "threw"),
                Hook.onEntry(ADAPTER, "asyncDispatch", DISPATCH, "entered"),
                Hook.onReturn(ADAPTER, "asyncDispatch", DISPATCH, "left"),
                Hook.onThrow(ADAPTER, "asyncDispatch", DISPATCH, "threw"),
                Hook.onEntry(
                        "org/apache/catalina/core/StandardHostValve",
                        "throwable",
                        "(Lorg/apache/catalina/connector/Request;Lorg/apache/catalina/connector/Response;Ljava/lang/Throwable;)V",
                        "failed"),
                Hook.onEntry("org/apache/coyote/Response", "setCommitted", "(Z)V", "committed"),
                Hook.onEntry("org/apache/catalina/connector/Request", "recycle", "()V", "recycled"),
                Hook.onEntry("org/apache/coyote/Request", "updateCounters", "()V", "ended"));
    }

    /** GlassFish has a container of these names on a server of its own. */
    @Override
    public String landmark() {
        return "org/apache/coyote/Request";
    }

    @Override
    public boolean isForked() {
        return true;
    }

    /** Where its connectors are asked for their connections and threads: from 9.0.17 and 8.5.39 on. */
    public static final class Connections implements InstrumentationModule {
        @Override
        public String name() {
            return "tomcat-connections";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.tomcat.TomcatConnectionsCompanion";
        }

        @Override
        public String home() {
            return "org/apache/tomcat/util/net";
        }

        @Override
        public List<Hook> hooks() {
            return Collections.singletonList(
                    Hook.onReturn("org/apache/tomcat/util/net/AbstractEndpoint", "start", "()V", "serving"));
        }

        /** What is counted here are no requests. */
        @Override
        public boolean isOfServer() {
            return false;
        }
    }
}
