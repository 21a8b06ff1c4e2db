package hookgauge.instrumentation.micronaut3;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.util.concurrent.CompletableFuture;

/** A shop of one controller. */
@Controller("/shop")
public class Shop {
    @Get(produces = "text/plain")
    public String all() {
        return "all";
    }

    @Get(value = "/items/{id}{?colour}", produces = "text/plain")
    public HttpResponse<String> item(String id, @QueryValue(defaultValue = "red") String colour) {
        return id.equals("none") ? HttpResponse.notFound() : HttpResponse.ok(colour + " " + id);
    }

    @Post(value = "/items/{id}", consumes = "*/*", produces = "text/plain")
    public String change(String id) {
        return "changed " + id;
    }

    @Get(value = "/shelves/{shelf}/items/{id}", produces = "text/plain")
    public String itemOfShelf(String shelf, String id) {
        return shelf + " " + id;
    }

    @Get(value = "/boxes/{box}/items/{id}", produces = "text/plain")
    public String itemOfBox(String box, String id) {
        return box + " " + id;
    }

    @Get(value = "/later/{id}", produces = "text/plain")
    public CompletableFuture<String> later(String id) {
        return CompletableFuture.supplyAsync(() -> "later " + id);
    }

    @Get(value = "/broken/{id}", produces = "text/plain")
    public String broken(String id) {
        throw new IllegalStateException("broken " + id);
    }

    @Get(value = "/caught/{id}", produces = "text/plain")
    public String caught(String id) {
        throw new UnsupportedOperationException("caught " + id);
    }

    @Error(exception = UnsupportedOperationException.class)
    public HttpResponse<String> onUnsupported() {
        return HttpResponse.status(io.micronaut.http.HttpStatus.NOT_IMPLEMENTED);
    }
}
