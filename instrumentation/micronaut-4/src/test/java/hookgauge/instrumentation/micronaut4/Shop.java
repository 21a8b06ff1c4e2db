package hookgauge.instrumentation.micronaut4;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;

/** A shop of one controller. */
@Controller("/shop")
public class Shop {
    @Get(value = "/items/{id}{?colour}", produces = "text/plain")
    public String item(String id, @QueryValue(defaultValue = "red") String colour) {
        return colour + " " + id;
    }

    @Get(value = "/broken/{id}", produces = "text/plain")
    public String broken(String id) {
        throw new IllegalStateException("broken " + id);
    }
}
