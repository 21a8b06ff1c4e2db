package hookgauge.instrumentation.spark;

import hookgauge.instrumentation.testing.ContractServer;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.servlet.DispatcherType;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import spark.Service;
import spark.Spark;
import spark.globalstate.ServletFlag;
import spark.servlet.SparkApplication;
import spark.servlet.SparkFilter;

/** As a filter of an application in a servlet container, whose path stands in front. */
class SparkFilterTest extends SparkRoutes {
    @Override
    protected ContractServer server() {
        return new Container();
    }

    @Override
    protected String base() {
        return "/app/shop";
    }

    /** Is told to define the routes. */
    public static final class App implements SparkApplication {
        @Override
        public void init() {
            try {
                Method only = Spark.class.getDeclaredMethod("getInstance");
                only.setAccessible(true);
                SparkShop.on((Service) only.invoke(null));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Container implements ContractServer {
        private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));

        @Override
        public int start() throws Exception {
            ServletContextHandler app = new ServletContextHandler(server, "/app");
            FilterHolder filter = app.addFilter(SparkFilter.class, "/*", EnumSet.of(DispatcherType.REQUEST));
            filter.setInitParameter(SparkFilter.APPLICATION_CLASS_PARAM, App.class.getName());
            server.start();
            return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        }

        @Override
        public int securePort() {
            throw new UnsupportedOperationException("it has HTTP alone");
        }

        @Override
        public void stop() throws Exception {
            server.stop();
            // else Spark starts no server of its own any more in this JVM
            Field flag = ServletFlag.class.getDeclaredField("isRunningFromServlet");
            flag.setAccessible(true);
            ((AtomicBoolean) flag.get(null)).set(false);
        }
    }
}
