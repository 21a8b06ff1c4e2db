package hookgauge.instrumentation.jersey;

import hookgauge.instrumentation.testing.ContractServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.ws.rs.GET;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.container.AsyncResponse;
import javax.ws.rs.container.Suspended;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** A shop on Jersey, below {@code /shop}: on Grizzly, and as the secure one, though it is not, on the JDK's server. */
public final class JerseyServer implements ContractServer {
    private org.glassfish.grizzly.http.server.HttpServer grizzly;
    private com.sun.net.httpserver.HttpServer jdk;

    @Override
    public int start() throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        grizzly = GrizzlyHttpServerFactory.createHttpServer(
                URI.create("http://127.0.0.1:0/shop/"), new ResourceConfig(Shop.class));
        jdk = JdkHttpServerFactory.createHttpServer(
                URI.create("http://127.0.0.1:" + freePort() + "/shop/"), new ResourceConfig(Shop.class));
        return grizzly.getListeners().iterator().next().getPort();
    }

    @Override
    public int securePort() {
        return jdk.getAddress().getPort();
    }

    @Override
    public void stop() {
        grizzly.shutdownNow();
        jdk.stop(0);
    }

    // this factory wants to be told
    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The resource. */
    @Path("/")
    public static class Shop {
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

        @GET
        @Path("later/{id}")
        public void later(@Suspended AsyncResponse response) {
            new Thread(() -> response.resume("later")).start();
        }

        @Path("shelves/{shelf}")
        public Shelf shelf() {
            return new Shelf();
        }

        @Path("boxes/{box}")
        public Shelf box() {
            return new Shelf();
        }
    }

    /** The resource below two others. */
    public static class Shelf {
        @GET
        public String all() {
            return "all of a shelf";
        }

        @GET
        @Path("items/{id}")
        public String item(@PathParam("id") String id) {
            return id;
        }
    }
}
