package hookgauge.instrumentation.vertxweb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletionStage;

/** Calls methods of Vert.x that answer other types in each of its versions. */
final class Versions {
    private Versions() {}

    /** Calls a method of one parameter, or none, and waits until what it began is done. */
    static void callAndWait(Class<?> type, Object object, String method, Object... arguments) throws Exception {
        Object answer = call(type, object, method, arguments);
        if (answer == null || !answer.getClass().getName().contains("uture")) return;
        ((CompletionStage<?>) call(answer.getClass(), answer, "toCompletionStage"))
                .toCompletableFuture()
                .get();
    }

    static Object call(Class<?> type, Object object, String name, Object... arguments) throws Exception {
        for (Method method : type.getMethods()) {
            if (!method.getName().equals(name) || !fits(method.getParameterTypes(), arguments)) continue;
            try {
                return method.invoke(object, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException unchecked ? unchecked : e;
            }
        }
        throw new NoSuchMethodException(type + "." + name);
    }

    private static boolean fits(Class<?>[] types, Object[] arguments) {
        if (types.length != arguments.length) return false;
        for (int i = 0; i < types.length; i++) {
            if (!types[i].isInstance(arguments[i])) return false;
        }
        return true;
    }
}
