package shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The shop's orders as a resource. */
@Path("/orders")
public class RestOrders {
    @GET
    @Path("{order}/items/{item: [0-9]+}")
    @Produces(MediaType.TEXT_PLAIN)
    public String item(@PathParam("order") String order, @PathParam("item") int item) {
        return "item " + item + " of " + order + "\n";
    }
}
