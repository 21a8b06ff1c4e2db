package hookgauge.instrumentation.apachehttpclient5async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ClientTriesContract;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.SentRequest;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class ApacheHttpClient5AsyncTriesTest extends ClientTriesContract {
    @Override
    protected InstrumentationModule module() {
        return new ApacheHttpClient5AsyncInstrumentation();
    }

    @Override
    protected ContractClient client(Path keys, int proxyPort) throws Exception {
        HttpAsyncClientBuilder client = HttpAsyncClients.custom()
                .setRetryStrategy(new DefaultHttpRequestRetryStrategy(1, TimeValue.ofMilliseconds(1)))
                .setConnectionManager(
                        ApacheHttpClient5AsyncTest.pool(keys).setMaxConnTotal(1).build());
        if (proxyPort > 0) client.setProxy(new HttpHost("localhost", proxyPort));
        return new ApacheHttpClient5AsyncTest.Client(client.build());
    }

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
}
