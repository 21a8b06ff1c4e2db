package hookgauge.instrumentation.springwebmvc;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Spring MVC 3.2 to 7 is hooked: it knows the route, its server counts. */
public final class SpringWebmvcInstrumentation implements InstrumentationModule {
    private static final String CHAIN = "org/springframework/web/servlet/HandlerExecutionChain";

    @Override
    public String name() {
        return "spring-webmvc";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.springwebmvc.SpringWebmvcCompanion";
    }

    @Override
    public String home() {
        return "org/springframework/web/servlet";
    }

    /**
     * Not {@code DispatcherServlet.doDispatch}: when that returns, a forward has put its own pattern in the place of the
     * first controller's. Before the handler runs, and after the interceptors that expose the pattern, it is the right one.
     */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(
                                CHAIN,
                                "applyPreHandle",
                                "(Ljakarta/servlet/http/HttpServletRequest;Ljakarta/servlet/http/HttpServletResponse;)Z",
                                "routed")
                        .orAnother(),
                Hook.onReturn(
                                CHAIN,
                                "applyPreHandle",
                                "(Ljavax/servlet/http/HttpServletRequest;Ljavax/servlet/http/HttpServletResponse;)Z",
                                "routedJavax")
                        .orAnother());
    }
}
