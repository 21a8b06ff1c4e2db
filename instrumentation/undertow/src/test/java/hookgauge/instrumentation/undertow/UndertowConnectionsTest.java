package hookgauge.instrumentation.undertow;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ConnectionsContract;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.undertowconnections.UndertowConnectionsInstrumentation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class UndertowConnectionsTest extends ConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new UndertowConnectionsInstrumentation());
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        try {
            return new UndertowServer(app, keys);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String family() {
        return "undertow";
    }

    @Override
    protected String base() {
        return "/app";
    }

    @Test
    @DisabledIfSystemProperty(
            named = "server.version",
            matches = "1[.].*|2[.][0-1][.].*",
            disabledReason = "its worker does not tell what its threads do")
    @Override
    protected void thread_is_busy_while_it_handles_a_request() throws IOException {
        super.thread_is_busy_while_it_handles_a_request();
    }
}
