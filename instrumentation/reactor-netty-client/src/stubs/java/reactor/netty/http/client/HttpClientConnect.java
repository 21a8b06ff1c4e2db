package reactor.netty.http.client;

import io.netty.handler.codec.http.HttpMethod;

public abstract class HttpClientConnect {
    public abstract static class HttpClientHandler {
        public HttpMethod method;
        public UriEndpoint toURI;
    }
}
