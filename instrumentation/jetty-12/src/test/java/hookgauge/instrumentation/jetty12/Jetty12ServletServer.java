package hookgauge.instrumentation.jetty12;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.ContractServlet;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.eclipse.jetty.ee8.servlet.ServletContextHandler;
import org.eclipse.jetty.ee8.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;

/** A Jetty with the contract's app as a servlet of EE 8; {@link EeLoader} makes one of EE 9 and of EE 10 of it. */
public final class Jetty12ServletServer implements ContractServer {
    private final JettyServer jetty;

    public Jetty12ServletServer(ContractApp app, Path keys) {
        jetty = new JettyServer(keys);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/app");
        ServletHolder holder = new ServletHolder(new ContractServlet(app));
        holder.setAsyncSupported(true);
        for (String mapping : ContractServlet.MAPPINGS) context.addServlet(holder, mapping);
        jetty.server.setHandler(handler(context));
    }

    @Override
    public int start() throws Exception {
        return jetty.start();
    }

    @Override
    public int securePort() {
        return jetty.secure.getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        jetty.server.stop();
    }

    /** The context of EE 10 is a handler, the older ones have one. */
    private static Handler handler(Object context) {
        return (Handler) (context instanceof Supplier<?> older ? older.get() : context);
    }
}
