package hookgauge.instrumentation.retrofit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import retrofit2.Call;
import retrofit2.Invocation;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.HTTP;
import retrofit2.http.OPTIONS;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** Tells the agent of the templates of URIs in the annotations of Retrofit's interfaces. */
public final class RetrofitCompanion {
    private static final String SITE = "retrofit";
    private static final HookgaugeWeakMap<Method, String> KNOWN = new HookgaugeWeakMap<>();

    private RetrofitCompanion() {}

    /** A request is sent, or enqueued. */
    public static void enter(Call<?> call) {
        try {
            HookgaugeHttpClient.template(template(call));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** It was. */
    public static void leave(Object call) {
        try {
            HookgaugeHttpClient.template(null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** It was not. */
    public static void fail(Object call, Throwable error) {
        try {
            HookgaugeHttpClient.template(null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private static String template(Call<?> call) {
        Invocation invocation;
        try {
            // makes the request that the call is about to make, once
            invocation = call.request().tag(Invocation.class);
        } catch (RuntimeException e) {
            // the call keeps it, and throws it
            return "";
        }
        if (invocation == null) return "";
        String known = KNOWN.get(invocation.method());
        if (known != null) return known;
        String template = template(invocation.method());
        KNOWN.put(invocation.method(), template);
        return template;
    }

    private static String template(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            if (annotation instanceof GET) return ((GET) annotation).value();
            if (annotation instanceof POST) return ((POST) annotation).value();
            if (annotation instanceof PUT) return ((PUT) annotation).value();
            if (annotation instanceof DELETE) return ((DELETE) annotation).value();
            if (annotation instanceof PATCH) return ((PATCH) annotation).value();
            if (annotation instanceof HEAD) return ((HEAD) annotation).value();
            if (annotation instanceof OPTIONS) return ((OPTIONS) annotation).value();
            if (annotation instanceof HTTP) return ((HTTP) annotation).path();
        }
        return "";
    }
}
