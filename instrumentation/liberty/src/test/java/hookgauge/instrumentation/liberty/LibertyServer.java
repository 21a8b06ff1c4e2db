package hookgauge.instrumentation.liberty;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestFolder;
import hookgauge.instrumentation.testing.TestKeys;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole Liberty in the JVM of the tests, by its own interface for that, with the contract's app. */
final class LibertyServer implements ContractServer {
    private static final String FEATURE = System.getProperty("server.feature");
    private static final Path HOME = Path.of("target/liberty-" + System.getProperty("server.version"), "wlp");
    private static final Pattern READY = Pattern.compile("CWWKF0011I: ");
    private static final Pattern HAS_APP = Pattern.compile("CWWKZ0001I: Application app started");
    private static final Pattern PORT = Pattern.compile("CWWKO0219I: TCP Channel defaultHttpEndpoint\\b.* (\\d+)\\.");
    private static final Pattern SECURE_PORT =
            Pattern.compile("CWWKO0219I: TCP Channel defaultHttpEndpoint-ssl\\b.* (\\d+)\\.");
    private static final String SETTINGS =
            """
            <server>
              <featureManager>
                <feature>%s</feature>
                <feature>transportSecurity-1.0</feature>
              </featureManager>
              <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="0" httpsPort="0"/>
              <keyStore id="defaultKeyStore" location="%s" password="%s" type="PKCS12"/>
              <application location="app.war" type="war" context-root="/app"/>
            </server>
            """;

    private final Path user;
    private final Object server;
    private final Class<?> type;

    LibertyServer(ContractApp app, Path keys) {
        // before Liberty names a class for it that only its own launcher has
        Logger.getLogger("");
        try {
            LibertyServlet.serve(app);
            user = TestFolder.create("liberty");
            String servletPackage = FEATURE.compareTo("servlet-5") < 0 ? "javax/servlet" : "jakarta/servlet";
            LibertyApp.write(user.resolve("servers/contract/apps/app.war"), servletPackage);
            Files.writeString(
                    user.resolve("servers/contract/server.xml"), SETTINGS.formatted(FEATURE, keys, TestKeys.PASSWORD));
            URL launcher = HOME.resolve("bin/tools/ws-server.jar").toUri().toURL();
            ClassLoader loader = new URLClassLoader(new URL[] {launcher});
            type = loader.loadClass("com.ibm.wsspi.kernel.embeddable.Server");
            server = built(loader.loadClass("com.ibm.wsspi.kernel.embeddable.ServerBuilder"));
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object built(Class<?> type) throws ReflectiveOperationException {
        Object builder = type.getConstructor().newInstance();
        type.getMethod("setName", String.class).invoke(builder, "contract");
        type.getMethod("setInstallDir", File.class).invoke(builder, HOME.toFile());
        type.getMethod("setUserDir", File.class).invoke(builder, user.toFile());
        return type.getMethod("build").invoke(builder);
    }

    @Override
    public int start() throws Exception {
        done("start");
        said(READY);
        said(HAS_APP);
        return port();
    }

    int port() throws IOException, InterruptedException {
        return Integer.parseInt(said(PORT).group(1));
    }

    @Override
    public int securePort() {
        try {
            return Integer.parseInt(said(SECURE_PORT).group(1));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() throws Exception {
        done("stop", "--force");
    }

    private void done(String what, String... arguments) throws Exception {
        Future<?> result = (Future<?>) type.getMethod(what, String[].class).invoke(server, (Object) arguments);
        result.get(60, TimeUnit.SECONDS);
    }

    /** What stands in its log, sooner or later. */
    private Matcher said(Pattern expression) throws IOException, InterruptedException {
        Path log = user.resolve("servers/contract/logs/messages.log");
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadlineNanos) {
            Matcher line = expression.matcher(Files.exists(log) ? Files.readString(log) : "");
            if (line.find()) return line;
            Thread.sleep(50);
        }
        throw new AssertionError("Liberty has not said " + expression + " in " + log);
    }
}
