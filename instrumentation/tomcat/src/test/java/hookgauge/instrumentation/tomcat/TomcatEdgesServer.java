package hookgauge.instrumentation.tomcat;

import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat with mappings of every kind, and files. */
public final class TomcatEdgesServer implements ContractServer {
    static final int FILE_BYTES = 200_000;

    private final Tomcat tomcat = new Tomcat();

    @Override
    public int start() throws Exception {
        for (Handler console : Logger.getLogger("").getHandlers()) console.setLevel(Level.OFF);
        Path folder = TestFolder.create("tomcat");
        Files.write(folder.resolve("file.bin"), new byte[FILE_BYTES]);
        tomcat.setBaseDir(folder.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.getService().addConnector(connector);
        Context files = tomcat.addContext("/files", folder.toString());
        Tomcat.addServlet(files, "default", "org.apache.catalina.servlets.DefaultServlet");
        files.addServletMappingDecoded("/", "default");
        add("/all", "/*");
        add("/most", "/", "*.do");
        add("/app", "/exact", "/tree/*", "*.do", "/wraps", "/dispatches", "/throws");
        tomcat.start();
        return connector.getLocalPort();
    }

    @Override
    public int securePort() {
        throw new UnsupportedOperationException("the contract has looked at TLS");
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private void add(String contextPath, String... mappings) {
        Context context = tomcat.addContext(contextPath, null);
        Tomcat.addServlet(context, "edges", new Edges()).setAsyncSupported(true);
        for (String mapping : mappings) context.addServletMappingDecoded(mapping, "edges");
    }

    private static final class Edges extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            switch (request.getServletPath()) {
                case "/wraps" -> throw new ServletException("outside", new IllegalStateException("inside"));
                case "/throws" -> throw new IllegalStateException("after a dispatch");
                case "/dispatches" -> request.startAsync().dispatch("/throws");
                default -> response.getWriter().print("edge");
            }
        }
    }
}
