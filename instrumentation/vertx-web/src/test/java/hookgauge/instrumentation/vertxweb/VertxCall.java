package hookgauge.instrumentation.vertxweb;

import hookgauge.instrumentation.testing.ContractApp;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;

/** A request and its response for an app that blocks. */
final class VertxCall implements ContractApp.Call {
    private final Buffer body;
    private final HttpServerResponse response;
    private final Semaphore drained = new Semaphore(0);

    VertxCall(Buffer body, HttpServerResponse response) {
        this.body = body;
        this.response = response;
    }

    @Override
    public InputStream request() {
        return new ByteArrayInputStream(body.getBytes());
    }

    @Override
    public OutputStream response(int status, long bytes) {
        response.setStatusCode(status);
        if (bytes >= 0) response.putHeader("Content-Length", String.valueOf(bytes));
        else response.setChunked(true);
        response.drainHandler(v -> drained.release());
        response.closeHandler(v -> drained.release());
        response.exceptionHandler(e -> drained.release());
        return new Body();
    }

    private final class Body extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            while (response.writeQueueFull() && !response.closed()) drained.acquireUninterruptibly();
            call("write", Buffer.buffer().appendBytes(bytes, offset, length));
        }

        @Override
        public void close() throws IOException {
            call("end");
        }

        private void call(String method, Object... arguments) throws IOException {
            if (response.closed()) throw new IOException("the client is gone");
            try {
                Versions.call(HttpServerResponse.class, response, method, arguments);
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
