package hookgauge.instrumentation.apachehttpclient4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ClientTriesContract;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.TestKeys;
import java.nio.file.Path;
import java.util.List;
import org.apache.http.HttpHost;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.DefaultServiceUnavailableRetryStrategy;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.Test;

class ApacheHttpClient4TriesTest extends ClientTriesContract {
    @Override
    protected InstrumentationModule module() {
        return new ApacheHttpClient4Instrumentation();
    }

    @Override
    protected ContractClient client(Path keys, int proxyPort) throws Exception {
        HttpClientBuilder client = HttpClients.custom()
                .setMaxConnTotal(1)
                .setServiceUnavailableRetryStrategy(new DefaultServiceUnavailableRetryStrategy(1, 1))
                .setSSLSocketFactory(new SSLConnectionSocketFactory(TestKeys.context(keys)));
        if (proxyPort > 0) client.setProxy(new HttpHost("localhost", proxyPort));
        return new ApacheHttpClient4Test.Client(client.build());
    }

    @Test
    void request_of_the_minimal_client_is_one_sample() throws Exception {
        try (ContractClient client = new ApacheHttpClient4Test.Client(HttpClients.createMinimal())) {
            assertEquals(503, client.send("GET", uri("/busy"), null, 5_000));
            assertEquals(200, client.send("GET", uri("/busy"), null, 5_000));
        }

        List<SentRequest> sent = calls.await(2);
        assertEquals(503, sent.get(0).status());
        assertEquals(200, sent.get(1).status());
    }
}
