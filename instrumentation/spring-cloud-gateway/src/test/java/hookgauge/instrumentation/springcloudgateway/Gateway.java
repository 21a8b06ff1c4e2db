package hookgauge.instrumentation.springcloudgateway;

import java.lang.reflect.Constructor;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.handler.predicate.PathRoutePredicateFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.config.EnableWebFlux;
import reactor.core.publisher.Flux;

/** A gateway whose routes all end in a filter that answers. */
@EnableWebFlux
@Configuration(proxyBeanMethods = false)
public class Gateway {
    @Bean
    public RouteLocator routes() throws ReflectiveOperationException {
        Flux<Route> routes =
                Flux.just(route("orders", "/orders/**"), route(madeUp(), "/items/{id}"), route(madeUp(), "/**"));
        return () -> routes;
    }

    @Bean
    public FilteringWebHandler filters() throws ReflectiveOperationException {
        GlobalFilter answer = (exchange, chain) -> exchange.getResponse().setComplete();
        List<GlobalFilter> filters = Collections.singletonList(answer);
        Constructor<?> newest = FilteringWebHandler.class.getConstructors()[0];
        return (FilteringWebHandler)
                (newest.getParameterCount() == 1 ? newest.newInstance(filters) : newest.newInstance(filters, false));
    }

    @Bean
    public RoutePredicateHandlerMapping mapping(
            FilteringWebHandler filters, RouteLocator routes, Environment settings) {
        return new RoutePredicateHandlerMapping(filters, routes, new GlobalCorsProperties(), settings);
    }

    private static String madeUp() {
        return UUID.randomUUID().toString();
    }

    private static Route route(String id, String pattern) throws ReflectiveOperationException {
        PathRoutePredicateFactory.Config config = new PathRoutePredicateFactory.Config().setPatterns(List.of(pattern));
        return Route.async()
                .id(id)
                .uri("http://localhost:1")
                .predicate(paths().apply(config))
                .build();
    }

    /** Since version 5 they are told of WebFlux's settings. */
    private static PathRoutePredicateFactory paths() throws ReflectiveOperationException {
        Constructor<?> factory = PathRoutePredicateFactory.class.getConstructors()[0];
        Object[] settings = new Object[factory.getParameterCount()];
        for (int i = 0; i < settings.length; i++) {
            settings[i] = factory.getParameterTypes()[i].getConstructor().newInstance();
        }
        return (PathRoutePredicateFactory) factory.newInstance(settings);
    }
}
