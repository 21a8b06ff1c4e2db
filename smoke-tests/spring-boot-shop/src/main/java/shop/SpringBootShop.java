package shop;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.metrics.LongCounter;
import io.prometheus.metrics.core.metrics.Counter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** A shop on Spring MVC with metrics of its own. */
@SpringBootApplication
@RestController
public class SpringBootShop {
    private static final Counter ORDERS =
            Counter.builder().name("shop_orders_total").help("Orders taken.").register();
    private static final LongCounter BASKETS = GlobalOpenTelemetry.getMeterProvider()
            .get("shop")
            .counterBuilder("shop.baskets")
            .setDescription("Baskets paid.")
            .build();

    public static void main(String[] arguments) {
        SpringApplication.run(
                SpringBootShop.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.application.name=shop",
                "--spring.mvc.problemdetails.enabled=true",
                "--spring.main.banner-mode=off");
    }

    @GetMapping(value = "/hello", produces = "text/plain")
    String hello() {
        return "hello\n";
    }

    @GetMapping(value = "/items/{id}", produces = "text/plain")
    String item(@PathVariable("id") String id) {
        return "item " + id + "\n";
    }

    /** Asks this shop itself, as a client would. */
    @GetMapping(value = "/ask/{id}", produces = "text/plain")
    String ask(@PathVariable("id") String id, HttpServletRequest request) {
        String items = "http://localhost:" + request.getLocalPort() + "/items/{id}?by={by}";
        return RestClient.create().get().uri(items, id, "ask").retrieve().body(String.class);
    }

    @PostMapping(value = "/orders", produces = "text/plain")
    @ResponseStatus(HttpStatus.CREATED)
    String order(@RequestBody byte[] order) {
        ORDERS.inc();
        BASKETS.add(2);
        return "ordered " + order.length + "\n";
    }

    @GetMapping(value = "/fail", produces = "text/plain")
    @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
    String fail() {
        return "failed\n";
    }

    @GetMapping(value = "/slow", produces = "text/plain")
    String slow() throws InterruptedException {
        Thread.sleep(200);
        return "slow\n";
    }

    @GetMapping(value = "/slower", produces = "text/plain")
    String slower() throws InterruptedException {
        System.out.println("slower begins");
        Thread.sleep(1500);
        return "slow\n";
    }

    @GetMapping("/boom")
    String boom() {
        throw new IllegalStateException("boom");
    }
}
