package hookgauge.instrumentation.undertow;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.ContractServlet;
import io.undertow.Handlers;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.nio.file.Path;
import javax.servlet.Servlet;

/** An Undertow with the contract's app as a servlet. */
public final class UndertowServletServer implements ContractServer {
    private final UndertowListeners undertow;

    public UndertowServletServer(ContractApp app, Path keys) throws Exception {
        Servlet contract = new ContractServlet(app);
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(getClass().getClassLoader())
                .setContextPath("/app")
                .setDeploymentName("contract")
                .addServlet(Servlets.servlet("contract", contract.getClass(), new ImmediateInstanceFactory<>(contract))
                        .addMappings(ContractServlet.MAPPINGS)
                        .setAsyncSupported(true));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        undertow = new UndertowListeners(Handlers.path().addPrefixPath("/app", manager.start()), keys);
    }

    @Override
    public int start() {
        return undertow.start();
    }

    @Override
    public int securePort() {
        return undertow.securePort();
    }

    @Override
    public void stop() {
        undertow.stop();
    }
}
