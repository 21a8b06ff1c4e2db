package hookgauge.instrumentation.servletfallback;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where servlets and filters of any container are hooked, by how their classes are called: {@code javax.servlet}. */
public final class ServletFallbackInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "servlet-fallback";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.servletfallback.ServletCompanion";
    }

    @Override
    public String home() {
        return "hookgauge/servlet";
    }

    @Override
    public List<Hook> hooks() {
        return hooks("javax");
    }

    private static List<Hook> hooks(String api) {
        String servlet = api + "/servlet/*Servlet";
        String filter = api + "/servlet/*Filter";
        String requestAndResponse = "(L" + api + "/servlet/ServletRequest;L" + api + "/servlet/ServletResponse;";
        String service = requestAndResponse + ")V";
        String doFilter = requestAndResponse + 'L' + api + "/servlet/FilterChain;)V";
        return Arrays.asList(
                Hook.onEntry(servlet, "service", service, "entered").optional(),
                Hook.onReturn(servlet, "service", service, "left").optional(),
                Hook.onThrow(servlet, "service", service, "threw").optional(),
                Hook.onEntry(filter, "doFilter", doFilter, "entered").optional(),
                Hook.onReturn(filter, "doFilter", doFilter, "left").optional(),
                Hook.onThrow(filter, "doFilter", doFilter, "threw").optional());
    }

    /** The same of {@code jakarta.servlet}, by the same companion. */
    public static final class Jakarta implements InstrumentationModule {
        @Override
        public String name() {
            return "servlet-fallback-jakarta";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.servletfallback.ServletCompanion";
        }

        @Override
        public String companionsRoot() {
            return "javax/servlet/";
        }

        @Override
        public String root() {
            return "jakarta/servlet/";
        }

        @Override
        public String home() {
            // another, for a loader may have both
            return "hookgauge/servlet/jakarta";
        }

        @Override
        public List<Hook> hooks() {
            return ServletFallbackInstrumentation.hooks("jakarta");
        }
    }
}
