package hookgauge.instrumentation.apachehttpclient5;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ClientTriesContract;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.TestKeys;
import java.nio.file.Path;
import java.util.List;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.Test;

class ApacheHttpClient5TriesTest extends ClientTriesContract {
    @Override
    protected InstrumentationModule module() {
        return new ApacheHttpClient5Instrumentation();
    }

    @Override
    protected ContractClient client(Path keys, int proxyPort) throws Exception {
        HttpClientBuilder client = HttpClients.custom()
                .setRetryStrategy(new DefaultHttpRequestRetryStrategy(1, TimeValue.ofMilliseconds(1)))
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(1)
                        .setSSLSocketFactory(new SSLConnectionSocketFactory(TestKeys.context(keys)))
                        .build());
        if (proxyPort > 0) client.setProxy(new HttpHost("localhost", proxyPort));
        return new ApacheHttpClient5Test.Client(client.build());
    }

    @Test
    void request_of_the_minimal_client_is_one_sample() throws Exception {
        try (ContractClient client = new ApacheHttpClient5Test.Client(HttpClients.createMinimal())) {
            assertEquals(503, client.send("GET", uri("/busy"), null, 5_000));
            assertEquals(200, client.send("GET", uri("/busy"), null, 5_000));
        }

        List<SentRequest> sent = calls.await(2);
        assertEquals(503, sent.get(0).status());
        assertEquals(200, sent.get(1).status());
    }
}
