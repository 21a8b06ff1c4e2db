package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service has a name even if nobody gave it one. */
class ServiceNameTest {
    @Test
    void names_are_asked_in_the_stated_order() {
        Written written = Written.property("sun.java.command", "/opt/shop-1.2.jar --port 1");
        assertEquals("shop-1.2", written.read().serviceName);

        written.andProperty("spring.application.name", "spring-shop");
        assertEquals("spring-shop", written.read().serviceName);

        written.andEnvironment("OTEL_RESOURCE_ATTRIBUTES", "service.name=resource-shop,team=a");
        assertEquals("resource-shop", written.read().serviceName);

        written.andEnvironment("OTEL_SERVICE_NAME", "otel-shop");
        assertEquals("otel-shop", written.read().serviceName);

        written.andProperty("hookgauge.metrics.otlp.service_name", "own-shop");
        assertEquals("own-shop", written.read().serviceName);
        assertEquals(
                "{service.name=own-shop, team=a}",
                written.read().resourceAttributes.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "app.jar, app",
        "/opt/a/shop.jar x y.jar, shop",
        "/my apps/shop.jar, shop",
        "/my apps/shop.jar a b, shop",
        "C:\\apps\\shop.jar, shop",
        "com.example.Shop a.jar, com.example.Shop",
        "shop.main/com.example.Shop, com.example.Shop",
        "Shop, Shop",
        "'', unknown_service:java",
        ".jar, unknown_service:java",
    })
    void the_name_of_the_jar_or_main_class_is_the_last_resort(String command, String name) {
        assertEquals(name, ServiceName.ofCommand(command));
    }
}
