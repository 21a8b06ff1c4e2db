package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the finished jar must show besides in a server of the whole platform, which also finds the shop's resources. */
abstract class JakartaServerContract extends ShopContract {
    private static final String TEMPLATE = "/shop/rest/orders/{order}/items/{item: [0-9]+}";

    /** Two groups of a line in the server's log at WARN and above: who complains, and the first word of it. */
    abstract Pattern complaint();

    @Override
    String prefix() {
        return "/shop";
    }

    @Override
    String itemsRoute() {
        return "/shop/items/*";
    }

    @Override
    String missingRoute() {
        return null;
    }

    @Override
    Map<String, String> furtherRoutes() {
        return new TreeMap<>(Map.of(
                "/shop/rest/orders/one/items/1", TEMPLATE,
                "/shop/rest/orders/two/items/2", TEMPLATE));
    }

    @Test
    void what_a_servlet_throws_is_the_error_and_the_server_complains_and_ends_as_without_the_agent() {
        try (ServerProcess bare = start(Launch.bare());
                ServerProcess attached = start(Launch.withAgent())) {
            RawHttp.get(port(bare), "/shop/boom");
            RawHttp.get(port(attached), "/shop/boom");

            MetricsPage page = attached.metrics().await(seen -> !seen.requests().isEmpty());
            bare.stop();
            attached.stop();

            assertAll(
                    () -> assertEquals(
                            1,
                            page.value(
                                    "http_server_request_duration_seconds_count",
                                    "http_route",
                                    "/shop/boom",
                                    "error_type",
                                    "java.lang.IllegalStateException")),
                    () -> assertEquals(complaints(bare), complaints(attached), attached.toString()),
                    () -> assertEquals(bare.exitCode(), attached.exitCode()));
        }
    }

    Set<String> complaints(ServerProcess server) {
        Set<String> complaints = new TreeSet<>();
        for (String line : server.lines()) {
            Matcher complaint = complaint().matcher(line);
            if (complaint.find()) complaints.add(complaint.group(1) + ' ' + complaint.group(2));
        }
        return complaints;
    }
}
