package robaho.net.httpserver.http2;

import com.sun.net.httpserver.Headers;

public abstract class HTTP2Stream {
    public abstract Headers getRequestHeaders();

    public abstract Headers getResponseHeaders();

    public abstract static class Http2OutputStream {
        public HTTP2Stream this$0;
    }
}
