package hookgauge.instrumentation.testing;

import java.util.Collections;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.container.AsyncResponse;
import javax.ws.rs.container.Suspended;
import javax.ws.rs.core.Application;
import javax.ws.rs.core.Response;

/** The shop of {@link RouteContract} for all that reads the annotations of JAX-RS. */
@Path("/")
public final class JaxrsShop {
    @GET
    public String all() {
        return "all";
    }

    @GET
    @Path("items/{id}")
    public String item(@PathParam("id") String id) {
        if (id.equals("none")) throw new NotFoundException();
        return id;
    }

    @POST
    @Path("items/{id}")
    public String buy(@PathParam("id") String id) {
        return id;
    }

    @GET
    @Path("later/{id}")
    public void later(@Suspended AsyncResponse response) {
        new Thread(() -> response.resume("later")).start();
    }

    @GET
    @Path("broken/{id}")
    public String broken() {
        throw new IllegalStateException("broken");
    }

    @GET
    @Path("sorry")
    public Response sorry() {
        return Response.serverError().entity("sorry").build();
    }

    @Path("shelves/{shelf}")
    public Shelf shelf() {
        return new Shelf();
    }

    @Path("boxes/{box}")
    public Shelf box() {
        return new Shelf();
    }

    /** A part of the shop that is at two places. */
    public static final class Shelf {
        @GET
        @Path("items/{id}")
        public String item(@PathParam("id") String id) {
            return id;
        }
    }

    /** The shop alone. */
    public static final class Shops extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Collections.singleton(JaxrsShop.class);
        }
    }
}
