package hookgauge.instrumentation.apachehttpasyncclient4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ClientTriesContract;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.TestKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.apache.http.HttpHost;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.impl.nio.client.HttpAsyncClients;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class ApacheHttpAsyncClient4TriesTest extends ClientTriesContract {
    @Override
    protected InstrumentationModule module() {
        return new ApacheHttpAsyncClient4Instrumentation();
    }

    @Override
    protected ContractClient client(Path keys, int proxyPort) throws Exception {
        HttpAsyncClientBuilder client =
                HttpAsyncClients.custom().setMaxConnTotal(1).setSSLContext(TestKeys.context(keys));
        if (proxyPort > 0) client.setProxy(new HttpHost("localhost", proxyPort));
        return new ApacheHttpAsyncClient4Test.Client(client.build());
    }

    @Test
    @Disabled("it never asks again by itself")
    @Override
    protected void request_that_is_sent_again_is_a_sample_each() {}

    @Test
    @Disabled("its pool looks at the time only when a connection comes back")
    @Override
    protected void request_that_gets_no_connection_of_a_full_pool_is_one_sample() {}

    @Test
    void request_that_is_given_up_before_it_has_a_connection_is_one_sample() throws Exception {
        try (ContractClient client = client(keys, 0)) {
            Future<?> held = client.start(uri("/hold"));
            Future<?> waiting = client.start(uri("/ok"));
            waiting.cancel(true);
            held.cancel(true);

            for (SentRequest sent : calls.await(2)) {
                assertEquals(0, sent.status());
                assertInstanceOf(CancellationException.class, sent.error());
            }
        }
    }

    @Test
    void request_of_the_minimal_client_is_one_sample() throws Exception {
        try (ContractClient client = new ApacheHttpAsyncClient4Test.Client(HttpAsyncClients.createMinimal())) {
            assertEquals(503, client.send("GET", uri("/busy"), null, 5_000));
            assertEquals(200, client.send("GET", uri("/busy"), null, 5_000));
        }

        List<SentRequest> sent = calls.await(2);
        assertEquals(503, sent.get(0).status());
        assertEquals(200, sent.get(1).status());
    }
}
