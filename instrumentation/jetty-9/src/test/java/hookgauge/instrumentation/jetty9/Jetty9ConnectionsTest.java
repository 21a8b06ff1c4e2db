package hookgauge.instrumentation.jetty9;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.jettyconnections.JettyConnectionsInstrumentation;
import hookgauge.instrumentation.testing.ConnectionsContract;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.ServletLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;

class Jetty9ConnectionsTest extends ConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new JettyConnectionsInstrumentation());
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return ServletLoader.server(Jetty9Server.class, app, keys);
    }

    @Override
    protected String family() {
        return "jetty";
    }

    @Override
    protected String base() {
        return "/app";
    }

    @Test
    @Override
    protected void thread_is_busy_while_it_handles_a_request() throws IOException {
        boolean canTell = Arrays.stream(QueuedThreadPool.class.getMethods())
                .anyMatch(method -> method.getName().equals("getUtilizedThreads"));
        assumeTrue(canTell, "the pool of this version does not know which threads only wait");
        super.thread_is_busy_while_it_handles_a_request();
    }
}
