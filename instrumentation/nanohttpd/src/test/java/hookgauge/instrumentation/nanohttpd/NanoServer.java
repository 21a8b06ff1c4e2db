package hookgauge.instrumentation.nanohttpd;

import fi.iki.elonen.NanoHTTPD;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** NanoHTTPD with the contract's app. */
final class NanoServer implements ContractServer {
    private static final List<String> PATHS =
            List.of("hello", "items", "echo", "fail", "throw", "stream", "hold", "routed");

    private final ContractApp app;
    private final Path keys;
    private Server plain;
    private Server secure;

    NanoServer(ContractApp app, Path keys) {
        this.app = app;
        this.keys = keys;
    }

    @Override
    public int start() throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        plain = new Server(app);
        plain.start(5000, true);
        secure = new Server(app);
        secure.makeSecure(TestKeys.context(keys).getServerSocketFactory(), null);
        secure.start(5000, true);
        return plain.getListeningPort();
    }

    @Override
    public int securePort() {
        return secure.getListeningPort();
    }

    @Override
    public void stop() {
        plain.stop();
        secure.stop();
    }

    private static final class Server extends NanoHTTPD {
        private final ContractApp app;

        Server(ContractApp app) {
            super("127.0.0.1", 0);
            this.app = app;
        }

        @Override
        public Response serve(IHTTPSession session) {
            String name = session.getUri().split("/")[1];
            if (name.equals("big")) return of(200, new Zeros(), 256L << 20);
            if (name.equals("break")) return of(200, new Zeros(), 1000);
            if (name.equals("plain")) return of(405, new ByteArrayInputStream(new byte[0]), 0);
            if (!PATHS.contains(name)) return of(404, new ByteArrayInputStream(new byte[0]), 0);
            try {
                Call call = new Call(session);
                app.handle(session.getUri(), call);
                return call.response();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Response of(int status, InputStream body, long bytes) {
            return newFixedLengthResponse(Response.Status.lookup(status), "text/plain", body, bytes);
        }
    }

    /** Zeros, unless a thousand are asked for, which break. */
    private static final class Zeros extends InputStream {
        private boolean isBegun;

        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] to, int offset, int count) {
            if (isBegun && count < 1000) throw new IllegalStateException("thrown in the middle");
            isBegun = true;
            return count == 1000 ? 10 : count;
        }
    }

    private static final class Call implements ContractApp.Call {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final NanoHTTPD.IHTTPSession session;
        private int status;
        private boolean isStream;

        Call(NanoHTTPD.IHTTPSession session) {
            this.session = session;
        }

        @Override
        public InputStream request() throws IOException {
            int length = Integer.parseInt(session.getHeaders().get("content-length"));
            return new ByteArrayInputStream(session.getInputStream().readNBytes(length));
        }

        @Override
        public OutputStream response(int status, long bytes) {
            this.status = status;
            isStream = bytes < 0;
            return session.getMethod() == NanoHTTPD.Method.HEAD ? OutputStream.nullOutputStream() : body;
        }

        NanoHTTPD.Response response() {
            InputStream in = new ByteArrayInputStream(body.toByteArray());
            NanoHTTPD.Response.IStatus line = NanoHTTPD.Response.Status.lookup(status);
            return isStream
                    ? NanoHTTPD.newChunkedResponse(line, "text/plain", in)
                    : NanoHTTPD.newFixedLengthResponse(line, "text/plain", in, body.size());
        }
    }
}
