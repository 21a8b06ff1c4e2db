package hookgauge.instrumentation.feign;

import feign.MethodMetadata;
import feign.RequestTemplate;

/** Tells the agent of the templates of URIs in the annotations of OpenFeign's interfaces. */
public final class FeignCompanion {
    private static final String SITE = "feign";

    private FeignCompanion() {}

    /** A request is sent, perhaps once more. */
    public static void enter(Object handler, RequestTemplate request) {
        try {
            MethodMetadata method = request.methodMetadata();
            String template = method == null ? null : method.template().path();
            HookgaugeHttpClient.template(template == null ? "" : template);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The answer is there. */
    public static void leave(Object handler) {
        try {
            HookgaugeHttpClient.template(null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** There is none. */
    public static void fail(Object handler, Throwable error) {
        try {
            HookgaugeHttpClient.template(null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }
}
