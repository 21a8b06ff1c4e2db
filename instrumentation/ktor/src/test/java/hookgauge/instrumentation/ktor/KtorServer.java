package hookgauge.instrumentation.ktor;

import static io.ktor.server.response.ApplicationResponseFunctionsJvmKt.respondOutputStream;
import static io.ktor.server.response.ApplicationResponseFunctionsKt.respondBytes;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestKeys;
import io.ktor.http.HttpMethod;
import io.ktor.http.HttpStatusCode;
import io.ktor.server.application.Application;
import io.ktor.server.application.ApplicationCall;
import io.ktor.server.engine.ApplicationEngine;
import io.ktor.server.engine.ApplicationEngineFactory;
import io.ktor.server.engine.EngineConnectorBuilder;
import io.ktor.server.engine.EngineConnectorConfig;
import io.ktor.server.engine.EngineSSLConnectorBuilder;
import io.ktor.server.request.ApplicationReceiveFunctionsKt;
import io.ktor.server.request.ApplicationRequestPropertiesKt;
import io.ktor.server.routing.Route;
import io.ktor.server.routing.RoutingBuilderKt;
import io.ktor.utils.io.ByteReadChannel;
import io.ktor.utils.io.jvm.javaio.BlockingKt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.jvm.functions.Function0;
import kotlinx.coroutines.BuildersKt;

/** Ktor on one of its engines, with the contract's app behind routes whose handlers may block. */
final class KtorServer implements ContractServer {
    private static final Object SUSPENDED = IntrinsicsKt.getCOROUTINE_SUSPENDED();
    private static final HttpStatusCode OK = new HttpStatusCode(200, "OK");

    private final ApplicationEngineFactory<?, ?> factory;
    private final ContractApp app;
    private final Consumer<Route> more;
    private final List<ApplicationEngine> engines = new ArrayList<>();
    private Path keys;
    private int securePort;

    KtorServer(ApplicationEngineFactory<?, ?> factory, ContractApp app, Consumer<Route> more) {
        this.factory = factory;
        this.app = app;
        this.more = more;
    }

    /** For an engine that speaks TLS. */
    KtorServer with(Path keys) {
        this.keys = keys;
        return this;
    }

    /** An engine for each, for one that speaks HTTP/2 without TLS speaks nothing else. */
    @Override
    public int start() throws Exception {
        if (keys != null) securePort = start(secured());
        return start(new EngineConnectorBuilder());
    }

    @Override
    public int securePort() {
        return securePort;
    }

    @Override
    public void stop() {
        for (ApplicationEngine engine : engines) engine.stop(0, 0);
    }

    private int start(EngineConnectorBuilder connector) throws Exception {
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        ApplicationEngine engine = Versions.start(factory, connector, this::configure);
        engines.add(engine);
        List<? extends EngineConnectorConfig> bound = BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE, (scope, done) -> engine.resolvedConnectors(done));
        return bound.get(0).getPort();
    }

    private EngineConnectorBuilder secured() throws Exception {
        // an array each time, for it is wiped
        Function0<char[]> password = TestKeys.PASSWORD::toCharArray;
        KeyStore store = KeyStore.getInstance(keys.toFile(), password.invoke());
        return new EngineSSLConnectorBuilder(store, "mykey", password, password);
    }

    private Unit configure(Application application) {
        Versions.routing(application, root -> {
            for (String path : List.of("hello", "items/{id}", "fail", "throw", "hold"))
                handle(root, "/" + path, this::answer);
            for (String path : List.of("stream", "big", "break")) handle(root, "/" + path, this::stream);
            // its own threads may not wait for a body
            handle(root, "/echo", (call, done) -> elsewhere(this::answer, call, done));
            handle(root, "/async/hello", (call, done) -> elsewhere(this::answer, call, done));
            handle(root, "/async/big-held", (call, done) -> elsewhere(this::stream, call, done));
            handle(root, "/upgrade", (call, done) -> Versions.respond(call, new Upgrade(), done));
            Route plain = RoutingBuilderKt.createRouteFromPath(root, "/plain");
            RoutingBuilderKt.method(plain, HttpMethod.Companion.getGet(), get -> {
                Versions.handle(get, (call, done) -> respond(call, 200, new byte[5], done));
                return Unit.INSTANCE;
            });
            more.accept(root);
        });
        return Unit.INSTANCE;
    }

    /** Adds a route for all methods. */
    static void handle(Route parent, String path, Versions.Handler handler) {
        Versions.handle(RoutingBuilderKt.createRouteFromPath(parent, path), handler);
    }

    static Object respond(ApplicationCall call, int status, byte[] body, Continuation<? super Unit> done) {
        HttpStatusCode code = new HttpStatusCode(status, "as it is");
        return respondBytes(call, body, null, code, content -> Unit.INSTANCE, done);
    }

    /** Suspends, and goes on in another thread. */
    static Object elsewhere(Versions.Handler handler, ApplicationCall call, Continuation<? super Unit> done) {
        Thread thread = new Thread(
                () -> {
                    try {
                        Object result = handler.handle(call, done);
                        if (result != SUSPENDED) done.resumeWith(result);
                    } catch (Throwable t) {
                        done.resumeWith(ResultKt.createFailure(t));
                    }
                },
                "handler");
        thread.setDaemon(true);
        thread.start();
        return SUSPENDED;
    }

    private Object answer(ApplicationCall call, Continuation<? super Unit> done) throws IOException {
        Answer answer = new Answer(call, new ByteArrayOutputStream());
        app.handle(path(call), answer);
        return respond(call, answer.status, ((ByteArrayOutputStream) answer.body).toByteArray(), done);
    }

    private Object stream(ApplicationCall call, Continuation<? super Unit> done) {
        String path = path(call);
        Long bytes =
                path.equals("/stream") ? null : path.equals("/break") ? Long.valueOf(1000) : Long.valueOf(256L << 20);
        return respondOutputStream(
                call,
                null,
                OK,
                bytes,
                (body, written) -> {
                    try {
                        app.handle(path, new Answer(call, body));
                        return Unit.INSTANCE;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                done);
    }

    private static String path(ApplicationCall call) {
        String path = ApplicationRequestPropertiesKt.path(call.getRequest());
        return path.startsWith("/async") ? path.substring("/async".length()) : path;
    }

    private static final class Answer implements ContractApp.Call {
        private final ApplicationCall call;
        private final OutputStream body;
        private int status;

        Answer(ApplicationCall call, OutputStream body) {
            this.call = call;
            this.body = body;
        }

        @Override
        public InputStream request() {
            try {
                ByteReadChannel body = BuildersKt.runBlocking(
                        EmptyCoroutineContext.INSTANCE,
                        (scope, done) -> ApplicationReceiveFunctionsKt.receiveChannel(call, done));
                return BlockingKt.toInputStream(body, null);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public OutputStream response(int status, long bytes) {
            this.status = status;
            return body;
        }
    }
}
