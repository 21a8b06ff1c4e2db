package hookgauge.instrumentation.play;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import play.api.http.HttpErrorHandler;
import play.api.mvc.Handler;
import play.api.mvc.RequestHeader;
import play.api.routing.HandlerDef;
import play.api.routing.Router;
import play.core.routing.GeneratedRouter;
import play.core.routing.HandlerInvoker;
import play.core.routing.HandlerInvokerFactory;
import play.libs.streams.Accumulator;
import play.mvc.EssentialAction;
import play.mvc.Result;
import play.mvc.Results;
import scala.Function1;
import scala.PartialFunction;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Seq$;
import scala.runtime.AbstractPartialFunction;

/** The shop as Play's compiler of routes would write it, were it Java. */
final class PlayRouter extends GeneratedRouter {
    /** Runs the handler of a line, which {@code HandlerDef} describes. */
    private record Line(
            String method, Pattern path, HandlerInvoker<EssentialAction> invoker, Supplier<Result> answer) {}

    private static final String ID = "$id<[^/]+>";

    private final Line[] lines = {
        line("GET", "/shop", () -> Results.ok("all")),
        line("GET", "/shop/items/none", "/shop/items/" + ID, Results::notFound),
        line("GET", "/shop/items/" + ID, () -> Results.ok("item")),
        line("POST", "/shop/items/" + ID, () -> Results.ok("changed")),
        line("GET", "/shop/shelves/$shelf<[^/]+>/items/" + ID, () -> Results.ok("item")),
        line("GET", "/shop/boxes/$box<[^/]+>/items/" + ID, () -> Results.ok("item")),
        line("GET", "/shop/later/" + ID, () -> Results.ok("later")),
        line("GET", "/shop/broken/" + ID, () -> {
            throw new IllegalStateException("broken");
        }),
        line("GET", "/shop/files/$file<.+>", () -> Results.ok("file")),
        line("GET", "/shop/numbers/$number<[0-9]+>/$id<[^/]+>", () -> Results.ok("number"))
    };

    private Line line(String method, String pattern, Supplier<Result> answer) {
        return line(method, pattern, pattern, answer);
    }

    private Line line(String method, String taken, String pattern, Supplier<Result> answer) {
        HandlerDef line = new HandlerDef(
                getClass().getClassLoader(), "router", "Shop", "item", none(), method, pattern, "", none());
        Pattern path = Pattern.compile(taken.replaceAll("\\$\\w+<([^>]+)>", "($1)"));
        HandlerInvokerFactory<EssentialAction> factory = HandlerInvokerFactory.passThrough();
        return new Line(method, path, createInvoker(() -> null, line, factory), answer);
    }

    /** Asked for where a part of a path cannot be read, which none of the shop's is. */
    @Override
    public HttpErrorHandler errorHandler() {
        return null;
    }

    @Override
    public Seq<Tuple3<String, String, String>> documentation() {
        return none();
    }

    @Override
    public Router withPrefix(String prefix) {
        return this;
    }

    @Override
    public PartialFunction<RequestHeader, Handler> routes() {
        return new AbstractPartialFunction<>() {
            @Override
            public boolean isDefinedAt(RequestHeader request) {
                return handler(request).isPresent();
            }

            @Override
            @SuppressWarnings("unchecked") // as Scala wants it
            public <A extends RequestHeader, B> B applyOrElse(A request, Function1<A, B> otherwise) {
                return handler(request).map(handler -> (B) handler).orElseGet(() -> otherwise.apply(request));
            }
        };
    }

    private Optional<Handler> handler(RequestHeader request) {
        for (Line line : lines) {
            Matcher path = line.path.matcher(request.path());
            if (path.matches() && line.method.equals(request.method()))
                return Optional.of(line.invoker.call(() -> action(request.path(), line.answer)));
        }
        return Optional.empty();
    }

    private static EssentialAction action(String path, Supplier<Result> answer) {
        if (!path.contains("/later/")) return EssentialAction.of(request -> Accumulator.done(answer.get()));
        return EssentialAction.of(request -> Accumulator.done(CompletableFuture.supplyAsync(answer)));
    }

    @SuppressWarnings("unchecked") // there is nothing in it
    private static <T> Seq<T> none() {
        return (Seq<T>) Seq$.MODULE$.empty();
    }
}
