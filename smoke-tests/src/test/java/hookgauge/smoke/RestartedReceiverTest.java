package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.JdkShop;

/** A collector that goes away and comes back (R24). */
final class RestartedReceiverTest {
    @ParameterizedTest
    @EnumSource
    void counters_go_on_with_the_same_start(Protocol protocol) {
        OtlpReceiver first = OtlpReceiver.start(protocol, FreePort.find());
        try (ServerProcess server = Launch.withAgent().pushTo(first).start(JdkShop.class, ShopLibraries.ALL)) {
            RawHttp.get(server.appPort(), "/hello");
            Export before = first.await(export -> export.requests().containsKey("GET 200 /hello"));
            first.close();
            server.await(Pattern.compile("push to .* fails"));
            RawHttp.get(server.appPort(), "/hello");

            try (OtlpReceiver second = OtlpReceiver.start(protocol, first.port())) {
                Export after = second.await(export -> export.requests().getOrDefault("GET 200 /hello", 0L) >= 2);

                assertEquals(2, after.requests().get("GET 200 /hello"));
                assertEquals(start(before), start(after));
            }
        } finally {
            first.close();
        }
    }

    private static long start(Export export) {
        return export.points("http.server.request.duration").get(0).startNanos();
    }
}
