package hookgauge.instrumentation.restlet;

import hookgauge.instrumentation.testing.ContractServer;
import java.util.List;
import org.restlet.Component;
import org.restlet.Context;
import org.restlet.Server;
import org.restlet.data.Protocol;

/** The shop behind one of Restlet's connectors. */
final class RestletServer implements ContractServer {
    private final Component component = new Component();
    private final Server server;

    /** @param connector the class of the connector */
    RestletServer(String connector) {
        server = new Server(new Context(), List.of(Protocol.HTTP), "127.0.0.1", 0, component, connector);
        server.getContext().getParameters().add("shutdown.gracefully", "false");
        component.getServers().add(server);
        component.getLogService().setEnabled(false);
        component.getDefaultHost().attach("/shop", new Shop());
    }

    @Override
    public int start() throws Exception {
        component.start();
        return server.getActualPort();
    }

    @Override
    public int securePort() {
        throw new UnsupportedOperationException("it has HTTP alone");
    }

    @Override
    public void stop() throws Exception {
        component.stop();
    }
}
