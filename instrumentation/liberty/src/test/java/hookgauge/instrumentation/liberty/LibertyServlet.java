package hookgauge.instrumentation.liberty;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServlet;
import java.io.IOException;
import javax.servlet.GenericServlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The contract's servlet as a web archive can name it; it finds its app, which the tests wait for, among the JVM's properties. */
public final class LibertyServlet extends GenericServlet {
    private static final String APP = "contract.app";
    private static final long serialVersionUID = 1;

    private final transient ContractServlet servlet =
            new ContractServlet((ContractApp) System.getProperties().get(APP));

    static void serve(ContractApp app) {
        System.getProperties().put(APP, app);
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        servlet.init(config);
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        // Liberty leaves the status of an upgrade to the app
        if (((HttpServletRequest) request).getServletPath().equals("/upgrade"))
            ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
        servlet.service(request, response);
    }
}
