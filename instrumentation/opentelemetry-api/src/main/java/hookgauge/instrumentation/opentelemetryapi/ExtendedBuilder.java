package hookgauge.instrumentation.opentelemetryapi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;

/**
 * A builder with the methods that the incubator adds, which are the same for all eight and no part of the stable API.
 *
 * <p>A proxy, for builders are used once for each instrument; the instruments themselves are {@link ExtendedInstruments}.
 */
final class ExtendedBuilder implements InvocationHandler {
    private static final String EXTENDED = "io.opentelemetry.api.incubator.metrics.Extended";

    private final Object plain;
    private final InstrumentRequest request;

    private ExtendedBuilder(Object plain, InstrumentRequest request) {
        this.plain = plain;
        this.request = request;
    }

    /** @param type the builder's type in the stable API */
    static <T> T of(Class<T> type, T plain, InstrumentRequest request) {
        try {
            Class<?> extended = Class.forName(EXTENDED + type.getSimpleName());
            ClassLoader loader = ExtendedBuilder.class.getClassLoader();
            ExtendedBuilder handler = new ExtendedBuilder(plain, request);
            return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {extended}, handler));
        } catch (ClassNotFoundException e) {
            return plain;
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("setAttributesAdvice")) {
            request.attributes((Collection<?>) arguments[0]);
            return proxy;
        }
        try {
            Object result = method.invoke(plain, arguments);
            return result == plain ? proxy : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
