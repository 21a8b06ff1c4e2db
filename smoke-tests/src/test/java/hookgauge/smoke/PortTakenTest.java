package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import shop.JdkShop;

/** A metrics port that another process has (R8). */
final class PortTakenTest {
    @Test
    void page_comes_when_the_port_is_free_and_push_never_waits() throws IOException {
        ServerSocket other = new ServerSocket(FreePort.find(), 1, InetAddress.getLoopbackAddress());
        int taken = other.getLocalPort();
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess server = Launch.withAgent()
                        .option("-Dhookgauge.metrics.prometheus.port=" + taken)
                        .pushTo(receiver)
                        .start(JdkShop.class, ShopLibraries.ALL)) {
            RawHttp.get(server.appPort(), "/hello");
            server.await(Pattern.compile("port " + taken + " is in use"));
            receiver.await(export -> export.requests().containsKey("GET 200 /hello"));

            other.close();

            MetricsEndpoint page = new MetricsEndpoint("http://127.0.0.1:" + taken + "/metrics");
            MetricsPage scraped = Eventually.get(Duration.ofSeconds(35), page::scrape, p -> true);
            assertEquals(1, scraped.sum("http_server_request_duration_seconds_count"));
            assertEquals(1, server.err().containing("trying again every 30 s").size());
            assertTrue(server.agentLines().size() <= 4, server.agentLines().toString());
        } finally {
            other.close();
        }
    }
}
