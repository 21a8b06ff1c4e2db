package hookgauge.instrumentation.armeria;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import hookgauge.instrumentation.testing.ContractApp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletionException;

/** A request and its response for an app that blocks. */
record ArmeriaCall(HttpRequest asked, HttpResponseWriter writer) implements ContractApp.Call {
    @Override
    public InputStream request() {
        return new ByteArrayInputStream(asked.aggregate().join().content().array());
    }

    @Override
    public OutputStream response(int status, long bytes) {
        ResponseHeadersBuilder headers = ResponseHeaders.builder(HttpStatus.valueOf(status));
        if (bytes >= 0) headers.setLong(HttpHeaderNames.CONTENT_LENGTH, bytes);
        writer.write(headers.build());
        return new Body(writer);
    }

    private static final class Body extends OutputStream {
        private final HttpResponseWriter writer;

        Body(HttpResponseWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!writer.tryWrite(HttpData.copyOf(bytes, offset, length))) throw new IOException("the client is gone");
            try {
                writer.whenConsumed().join();
            } catch (CompletionException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
