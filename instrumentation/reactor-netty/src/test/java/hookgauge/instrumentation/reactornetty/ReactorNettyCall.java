package hookgauge.instrumentation.reactornetty;

import hookgauge.instrumentation.testing.ContractApp;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;

/** A request and its response for an app that blocks. */
final class ReactorNettyCall implements ContractApp.Call {
    private final byte[] body;
    private final HttpServerResponse response;
    private final Sinks.One<Boolean> isBegun = Sinks.one();
    private final Semaphore asked = new Semaphore(0);
    private volatile FluxSink<ByteBuf> parts;

    ReactorNettyCall(byte[] body, HttpServerResponse response) {
        this.body = body;
        this.response = response;
    }

    /** Is over when the response is. */
    Mono<Void> sent() {
        Flux<ByteBuf> all = Flux.create(sink -> {
            parts = sink;
            sink.onRequest(n -> asked.release());
            sink.onDispose(() -> asked.release());
        });
        return isBegun.asMono()
                .flatMap(begun -> response.send(all, part -> true).then());
    }

    void fail(Exception error) {
        if (parts == null) isBegun.tryEmitError(error);
        else parts.error(error);
    }

    @Override
    public InputStream request() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public OutputStream response(int status, long bytes) {
        response.status(status);
        if (bytes >= 0) response.header("Content-Length", String.valueOf(bytes));
        isBegun.tryEmitValue(true);
        return new Body();
    }

    private final class Body extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            while (parts == null || parts.requestedFromDownstream() == 0 && !parts.isCancelled())
                asked.acquireUninterruptibly();
            if (parts.isCancelled()) throw new IOException("the client is gone");
            parts.next(Unpooled.copiedBuffer(bytes, offset, length));
        }

        @Override
        public void close() {
            while (parts == null) asked.acquireUninterruptibly();
            parts.complete();
        }
    }
}
