package hookgauge.instrumentation.reactornettyclient;

import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ClientConnectionsContract;
import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.RecordingCalls;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.TcpClient;

class ReactorNettyPoolsTest extends ClientConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new ReactorNettyClientInstrumentation.Pools());
    }

    @Override
    protected ContractClient client(Path keys) {
        ConnectionProvider pools = ConnectionProvider.create("contract", 20);
        return new ReactorNettyClientTest.Client(HttpClient.create(pools)) {
            @Override
            public void close() {
                pools.dispose();
            }
        };
    }

    @Test
    void pool_of_a_client_for_tcp_is_not_shown() throws Exception {
        ConnectionProvider pools = ConnectionProvider.create("tcp", 20);
        try (ServerSocket upstream = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Connection connection = TcpClient.create(pools)
                    .host("localhost")
                    .port(upstream.getLocalPort())
                    .connectNow();

            assertNull(RecordingCalls.installed().connections("localhost", upstream.getLocalPort()));
            connection.disposeNow();
        } finally {
            pools.dispose();
        }
    }
}
