package hookgauge.instrumentation.springwebmvc;

import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestFolder;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** An embedded Tomcat with a shop on Spring MVC: all of it at {@code /shop}, and once more at {@code /shop/api}. */
public final class SpringServer implements ContractServer {
    // Spring has functional routes since 5.2
    private static final boolean HAS_FUNCTIONS =
            SpringServer.class.getResource("/org/springframework/web/servlet/function/RouterFunctions.class") != null;

    private final Tomcat tomcat = new Tomcat();

    @Override
    public int start() throws Exception {
        for (Handler console : Logger.getLogger("").getHandlers()) console.setLevel(Level.OFF);
        tomcat.setBaseDir(TestFolder.create("tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.getService().addConnector(connector);
        Context context = tomcat.addContext("/shop", null);
        addDispatcher(context, "whole", "/");
        addDispatcher(context, "part", "/api/*");
        ErrorPage page = new ErrorPage();
        page.setLocation("/error");
        context.addErrorPage(page);
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

    private static void addDispatcher(Context context, String name, String mapping) {
        AnnotationConfigWebApplicationContext beans = new AnnotationConfigWebApplicationContext();
        beans.setClassLoader(SpringServer.class.getClassLoader());
        beans.register(Web.class, Shop.class);
        if (HAS_FUNCTIONS) beans.register(Functions.class);
        Tomcat.addServlet(context, name, new DispatcherServlet(beans)).setAsyncSupported(true);
        context.addServletMappingDecoded(mapping, name);
    }

    /** What is not a controller. */
    @Configuration(proxyBeanMethods = false)
    public static class Web extends WebMvcConfigurationSupport {
        @Override
        protected void addResourceHandlers(ResourceHandlerRegistry registry) {
            registry.addResourceHandler("/**").addResourceLocations("classpath:/public/");
        }

        @Override
        protected void addViewControllers(ViewControllerRegistry registry) {
            registry.addRedirectViewController("/moved", "/items/1");
        }
    }

    /** The routes that are functions. */
    @Configuration(proxyBeanMethods = false)
    public static class Functions {
        @Bean
        public RouterFunction<ServerResponse> functions() {
            return RouterFunctions.route()
                    .path("/functions", paths -> paths.GET(
                                    "/{id}", request -> ServerResponse.ok().body(request.pathVariable("id")))
                            .POST("/{name}", request -> ServerResponse.noContent()
                                    .build()))
                    .GET("/choices/{id}", request -> request.param("second").isPresent(), request -> ServerResponse.ok()
                            .body("second"))
                    .route(RequestPredicates.param("named", "function"), request -> ServerResponse.ok()
                            .body("without a path"))
                    .build();
        }
    }

    /** The controllers. */
    @RestController
    public static class Shop {
        @GetMapping("/items/{id}")
        public String item(@PathVariable("id") String id) {
            return id;
        }

        @GetMapping("/first/{id}")
        public ModelAndView first() {
            return new ModelAndView("forward:/items/2");
        }

        @GetMapping("/later/{id}")
        public Callable<String> later() {
            return () -> "later";
        }

        @GetMapping("/never/{id}")
        public DeferredResult<String> never() {
            return new DeferredResult<>(100L);
        }

        @GetMapping("/broken/{id}")
        public String broken() {
            throw new IllegalStateException("broken");
        }

        @RequestMapping("/error")
        public String error() {
            return "sorry";
        }
    }
}
