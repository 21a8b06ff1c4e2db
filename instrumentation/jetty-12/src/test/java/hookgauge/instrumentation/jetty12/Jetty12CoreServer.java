package hookgauge.instrumentation.jetty12;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A Jetty without servlets, with the contract's app as a handler. */
final class Jetty12CoreServer implements ContractServer {
    private final JettyServer jetty;

    Jetty12CoreServer(ContractApp app, Path keys) {
        jetty = new JettyServer(keys);
        jetty.server.setHandler(new Contract(app));
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

    private static final class Contract extends Handler.Abstract {
        private final ContractApp app;

        Contract(ContractApp app) {
            this.app = app;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = Request.getPathInContext(request);
            Call call = new Call(request, response);
            switch (path.split("/", 3)[1]) {
                case "nowhere" -> {
                    return false;
                }
                case "async" ->
                    app.handleElsewhere(
                            path.substring("/async".length()),
                            call,
                            callback::succeeded,
                            () -> callback.failed(new java.io.IOException("the client is gone")));
                case "unavailable" ->
                    Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
                case "plain" -> Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
                default -> {
                    app.handle(path, call);
                    callback.succeeded();
                }
            }
            return true;
        }
    }

    private record Call(Request jettyRequest, Response jettyResponse) implements ContractApp.Call {
        @Override
        public InputStream request() {
            return Content.Source.asInputStream(jettyRequest);
        }

        @Override
        public OutputStream response(int status, long bytes) {
            jettyResponse.setStatus(status);
            if (bytes >= 0) jettyResponse.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes);
            return Content.Sink.asOutputStream(jettyResponse);
        }
    }
}
