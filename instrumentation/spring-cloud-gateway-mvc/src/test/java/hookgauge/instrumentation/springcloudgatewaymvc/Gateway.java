package hookgauge.instrumentation.springcloudgatewaymvc;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** A gateway by its settings, and a function of its own. */
@EnableAutoConfiguration
@Configuration(proxyBeanMethods = false)
public class Gateway {
    @Bean
    public RouterFunction<ServerResponse> items() {
        return RouterFunctions.route()
                .GET("/items/{id}", request -> ServerResponse.ok().build())
                .build();
    }
}
