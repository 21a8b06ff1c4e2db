package hookgauge.instrumentation.springwebclient;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Tells the agent of the templates of URIs that Spring's clients for blocking code are given. */
public final class SpringWebClientCompanion {
    private static final String SITE = "spring-web-client";
    // by the requests that are being described
    private static final Map<Object, String> GIVEN = Collections.synchronizedMap(new WeakHashMap<>());

    private SpringWebClientCompanion() {}

    /** What is sent next is to this URI, if it is a template of one. */
    public static void enter(Object client, String template) {
        try {
            HookgaugeHttpClient.template(ifOne(template));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** What is sent next is to a URI. */
    public static void enterWithout(Object client) {
        try {
            HookgaugeHttpClient.template("");
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A request that will be sent is to this URI. */
    public static void given(Object request, String template) {
        try {
            GIVEN.put(request, ifOne(template));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** Now it is sent. */
    public static void exchange(Object request) {
        try {
            HookgaugeHttpClient.template(GIVEN.getOrDefault(request, ""));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The answer is there. */
    public static void leave(Object client) {
        try {
            HookgaugeHttpClient.template(null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** There is none. */
    public static void fail(Object client, Throwable error) {
        try {
            HookgaugeHttpClient.template(null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** Without a variable it may be any URI, put together by the app. */
    private static String ifOne(String template) {
        return template != null && template.indexOf('{') >= 0 ? template : "";
    }
}
