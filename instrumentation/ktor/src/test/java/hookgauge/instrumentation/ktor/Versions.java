package hookgauge.instrumentation.ktor;

import io.ktor.server.application.Application;
import io.ktor.server.application.ApplicationCall;
import io.ktor.server.engine.ApplicationEngine;
import io.ktor.server.engine.ApplicationEngineFactory;
import io.ktor.server.engine.EngineConnectorConfig;
import io.ktor.server.routing.Route;
import io.ktor.util.pipeline.PipelineContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.jvm.functions.Function1;
import kotlin.jvm.functions.Function2;
import kotlin.jvm.functions.Function3;

/** What has another name or type in Ktor 2 than in Ktor 3. */
final class Versions {
    private static final boolean IS_2 = System.getProperty("server.version").startsWith("2.");
    private static final String ENGINE = "io.ktor.server.engine.";

    private Versions() {}

    /** A function that suspends, as the handlers of routes are. */
    interface Handler {
        Object handle(ApplicationCall call, Continuation<? super Unit> done) throws Exception;
    }

    /** Starts an engine and answers it. */
    static ApplicationEngine start(
            ApplicationEngineFactory<?, ?> factory, EngineConnectorConfig connector, Function1<Application, Unit> app)
            throws Exception {
        Object server = IS_2 ? of2(factory, connector, app) : of3(factory, connector, app);
        call(server, "start", false);
        return (ApplicationEngine) (IS_2 ? server : call(server, "getEngine"));
    }

    static void routing(Application app, Consumer<Route> routes) {
        Function1<Route, Unit> all = root -> {
            routes.accept(root);
            return Unit.INSTANCE;
        };
        try {
            invokeStatic("io.ktor.server.routing.Routing" + (IS_2 ? "" : "Root") + "Kt", "routing", app, all);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void handle(Route route, Handler handler) {
        Function3<PipelineContext<Unit, ApplicationCall>, Unit, Continuation<? super Unit>, Object> of2 =
                (context, unit, done) -> run(handler, context.getContext(), done);
        Function2<Object, Continuation<? super Unit>, Object> of3 =
                (context, done) -> run(handler, (ApplicationCall) callUnchecked(context, "getCall"), done);
        callUnchecked(route, "handle", IS_2 ? of2 : of3);
    }

    /** Answers with what is no text and no array. */
    static Object respond(ApplicationCall call, Object content, Continuation<? super Unit> done) {
        if (!IS_2) return callUnchecked(call, "respond", content, null, done);
        Object response = call.getResponse();
        return callUnchecked(callUnchecked(response, "getPipeline"), "execute", call, content, done);
    }

    private static Object of2(
            ApplicationEngineFactory<?, ?> factory, EngineConnectorConfig connector, Function1<Application, Unit> app)
            throws Exception {
        Function1<Object, Unit> environment = builder -> {
            add(builder, connector);
            callUnchecked(builder, "module", app);
            return Unit.INSTANCE;
        };
        Object of =
                invokeStatic(ENGINE + "ApplicationEngineEnvironmentKt", "applicationEngineEnvironment", environment);
        Function1<Object, Unit> configuration = configured -> Unit.INSTANCE;
        return invokeStatic(ENGINE + "EmbeddedServerKt", "embeddedServer", factory, of, configuration);
    }

    private static Object of3(
            ApplicationEngineFactory<?, ?> factory, EngineConnectorConfig connector, Function1<Application, Unit> app)
            throws Exception {
        Function1<Object, Unit> environment = builder -> Unit.INSTANCE;
        Function1<Object, Unit> configuration = configured -> {
            add(configured, connector);
            // where the engine has it
            boolean isPlain = connector.getType().getName().equals("HTTP");
            if (isPlain && has(configured, "setEnableH2c")) callUnchecked(configured, "setEnableH2c", true);
            return Unit.INSTANCE;
        };
        Object of = invokeStatic(ENGINE + "ApplicationEnvironmentBuilderKt", "applicationEnvironment", environment);
        return invokeStatic(ENGINE + "EmbeddedServerKt", "embeddedServer", factory, of, configuration, app);
    }

    @SuppressWarnings("unchecked") // there is nothing else in it
    private static void add(Object builder, EngineConnectorConfig connector) {
        ((List<Object>) callUnchecked(builder, "getConnectors")).add(connector);
    }

    private static Object run(Handler handler, ApplicationCall call, Continuation<? super Unit> done) {
        try {
            return handler.handle(call, done);
        } catch (Exception e) {
            throw Versions.<RuntimeException>asItIs(e);
        }
    }

    /** Kotlin knows no checked exceptions. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E asItIs(Exception e) throws E {
        throw (E) e;
    }

    private static boolean has(Object object, String name) {
        for (Method method : object.getClass().getMethods()) {
            if (method.getName().equals(name)) return true;
        }
        return false;
    }

    private static Object invokeStatic(String type, String name, Object... arguments) throws Exception {
        return invoke(Class.forName(type), null, name, arguments);
    }

    private static Object callUnchecked(Object object, String name, Object... arguments) {
        try {
            return call(object, name, arguments);
        } catch (Exception e) {
            throw Versions.<RuntimeException>asItIs(e);
        }
    }

    private static Object call(Object object, String name, Object... arguments) throws Exception {
        return invoke(object.getClass(), object, name, arguments);
    }

    private static Object invoke(Class<?> type, Object object, String name, Object... arguments) throws Exception {
        for (Method method : type.getMethods()) {
            if (!method.getName().equals(name) || !fits(method.getParameterTypes(), arguments)) continue;
            method.setAccessible(true);
            try {
                return method.invoke(object, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception thrown ? thrown : e;
            }
        }
        throw new NoSuchMethodException(type + "." + name);
    }

    private static boolean fits(Class<?>[] types, Object[] arguments) {
        if (types.length != arguments.length) return false;
        for (int i = 0; i < types.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof Boolean
                    ? types[i] != boolean.class
                    : argument != null && !types[i].isInstance(argument)) return false;
        }
        return true;
    }
}
