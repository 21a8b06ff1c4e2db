package hookgauge.instrumentation.testing;

import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * A Tomcat with {@link JaxrsShop} behind the servlet or filter of one who implements JAX-RS, on {@code /shop/api/*}; the
 * shop's {@code sorry} is the page for errors.
 */
public final class JaxrsTomcat implements ContractServer {
    /** What the servlet is to be told of, for the classes themselves may not be loadable. */
    public static final String SHOP = JaxrsShop.class.getName();

    public static final String APPLICATION = SHOP + "$Shops";

    private final Tomcat tomcat = new Tomcat();
    private final Consumer<Context> shop;

    private JaxrsTomcat(Consumer<Context> shop) {
        this.shop = shop;
    }

    /** The parameters are those of the servlet and of its context. */
    public static JaxrsTomcat ofServlet(String servlet, Map<String, String> parameters) {
        return new JaxrsTomcat(context -> {
            parameters.forEach(context::addParameter);
            Wrapper wrapper = Tomcat.addServlet(context, "api", servlet);
            parameters.forEach(wrapper::addInitParameter);
            wrapper.setAsyncSupported(true);
            context.addServletMappingDecoded("/api/*", "api");
        });
    }

    /** The parameters are those of the filter. */
    public static JaxrsTomcat ofFilter(String filter, Map<String, String> parameters) {
        return new JaxrsTomcat(context -> {
            FilterDef definition = new FilterDef();
            definition.setFilterName("api");
            definition.setFilterClass(filter);
            definition.setAsyncSupported("true");
            parameters.forEach(definition::addInitParameter);
            context.addFilterDef(definition);
            FilterMap map = new FilterMap();
            map.setFilterName("api");
            map.addURLPatternDecoded("/api/*");
            map.setDispatcher("REQUEST");
            map.setDispatcher("ERROR");
            context.addFilterMap(map);
            Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
            context.addServletMappingDecoded("/", "default");
        });
    }

    @Override
    public int start() throws Exception {
        for (Handler console : Logger.getLogger("").getHandlers()) console.setLevel(Level.OFF);
        tomcat.setBaseDir(TestFolder.create("tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.getService().addConnector(connector);
        addShop();
        tomcat.start();
        return connector.getLocalPort();
    }

    @Override
    public int securePort() {
        throw new UnsupportedOperationException("routes have nothing to do with TLS");
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private void addShop() {
        Context context = tomcat.addContext("/shop", null);
        context.setParentClassLoader(ServletLoader.loader(JaxrsShop.class));
        shop.accept(context);
        ErrorPage page = new ErrorPage();
        page.setErrorCode(500);
        page.setLocation("/api/sorry");
        context.addErrorPage(page);
    }
}
