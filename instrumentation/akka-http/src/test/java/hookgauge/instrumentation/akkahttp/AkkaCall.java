package hookgauge.instrumentation.akkahttp;

import akka.NotUsed;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.Pair;
import akka.stream.Materializer;
import akka.stream.OverflowStrategy;
import akka.stream.QueueOfferResult;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.SourceQueueWithComplete;
import akka.util.ByteString;
import hookgauge.instrumentation.testing.ContractApp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A request and its response for an app that blocks: what is short is answered at once, what is long as a stream. */
final class AkkaCall implements ContractApp.Call {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int MOST_AT_ONCE = 100;

    private final Materializer materializer;
    private final HttpRequest request;
    private final CompletableFuture<HttpResponse> response = new CompletableFuture<>();
    private SourceQueueWithComplete<ByteString> body;

    AkkaCall(Materializer materializer, HttpRequest request) {
        this.materializer = materializer;
        this.request = request;
    }

    CompletableFuture<HttpResponse> response() {
        return response;
    }

    /** Ends the response with what the app threw. */
    void fail(Exception thrown) {
        if (body == null) response.completeExceptionally(thrown);
        else body.fail(thrown);
    }

    @Override
    public InputStream request() {
        return new ByteArrayInputStream(request.entity()
                .toStrict(PATIENCE_MILLIS, materializer)
                .toCompletableFuture()
                .join()
                .getData()
                .toArray());
    }

    @Override
    public OutputStream response(int status, long bytes) {
        HttpResponse head = HttpResponse.create().withStatus(status);
        if (bytes >= 0 && bytes < MOST_AT_ONCE) return new Whole(head);
        Source<ByteString, NotUsed> source = streamed();
        response.complete(head.withEntity(
                bytes < 0
                        ? HttpEntities.createChunked(ContentTypes.APPLICATION_OCTET_STREAM, source)
                        : HttpEntities.create(ContentTypes.APPLICATION_OCTET_STREAM, bytes, source)));
        return new Streamed();
    }

    private Source<ByteString, NotUsed> streamed() {
        Pair<SourceQueueWithComplete<ByteString>, Source<ByteString, NotUsed>> queue =
                Source.<ByteString>queue(1, OverflowStrategy.backpressure()).preMaterialize(materializer);
        body = queue.first();
        return queue.second();
    }

    private final class Whole extends ByteArrayOutputStream {
        private final HttpResponse head;

        Whole(HttpResponse head) {
            this.head = head;
        }

        @Override
        public void close() {
            response.complete(head.withEntity(toByteArray()));
        }
    }

    private final class Streamed extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                QueueOfferResult offered = body.offer(ByteString.fromArray(bytes, offset, length))
                        .toCompletableFuture()
                        .join();
                if (offered != QueueOfferResult.enqueued()) throw new IOException("the client is gone");
            } catch (CompletionException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            body.complete();
        }
    }
}
