package hookgauge.instrumentation.restlet;

import org.restlet.Application;
import org.restlet.Request;
import org.restlet.Response;
import org.restlet.Restlet;
import org.restlet.data.Status;
import org.restlet.resource.Get;
import org.restlet.resource.Post;
import org.restlet.resource.ServerResource;
import org.restlet.routing.Filter;
import org.restlet.routing.Router;
import org.restlet.routing.Template;

/** The shop as resources behind two routers. */
public final class Shop extends Application {
    @Override
    public Restlet createInboundRoot() {
        Router shelf = new Router(getContext());
        shelf.attach("/items/{id}", Item.class);
        Router root = new Router(getContext());
        root.attach("", All.class);
        root.attach("/items/{id}", Item.class);
        root.attach("/boxes/{box}/items/{id}", Item.class);
        root.attach("/shelves/{shelf}", new Filter(getContext(), shelf) {});
        root.attach("/broken/{id}", Broken.class);
        root.attach("/files", new Restlet() {
                    @Override
                    public void handle(Request request, Response response) {
                        response.setStatus(Status.SUCCESS_OK);
                    }
                })
                .setMatchingMode(Template.MODE_STARTS_WITH);
        return root;
    }

    public static final class All extends ServerResource {
        @Get("txt")
        public String text() {
            return "all";
        }
    }

    public static final class Item extends ServerResource {
        @Get("txt")
        public String text() {
            if (getAttribute("id").equals("none")) setStatus(Status.CLIENT_ERROR_NOT_FOUND);
            return "item";
        }

        @Post("txt")
        public String change() {
            return "changed";
        }
    }

    public static final class Broken extends ServerResource {
        @Get("txt")
        public String text() {
            throw new IllegalStateException("broken");
        }
    }
}
