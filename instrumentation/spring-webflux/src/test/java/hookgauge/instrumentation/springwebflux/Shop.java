package hookgauge.instrumentation.springwebflux;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A shop of controllers, functional routes and files. */
@EnableWebFlux
@Configuration(proxyBeanMethods = false)
public class Shop implements WebFluxConfigurer {
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/**").addResourceLocations("classpath:/public/");
    }

    @Bean
    public RouterFunction<ServerResponse> functions() {
        return RouterFunctions.nest(
                RequestPredicates.path("/functions"),
                RouterFunctions.route(RequestPredicates.GET("/{id}"), request -> ServerResponse.ok()
                        .bodyValue(request.pathVariable("id"))));
    }

    /** The controllers. */
    @RestController
    public static class Controllers {
        @GetMapping("/items/{id}")
        public Mono<String> item(@PathVariable("id") String id) {
            return Mono.just(id);
        }

        @GetMapping("/later/{id}")
        public Mono<String> later() {
            return Mono.delay(Duration.ofMillis(20)).thenReturn("later");
        }

        @GetMapping("/broken/{id}")
        public Mono<String> broken() {
            return Mono.error(new IllegalStateException("broken"));
        }
    }
}
