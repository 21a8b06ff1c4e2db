package robaho.net.httpserver;

public abstract class ServerImpl {
    private ServerImpl() {}

    public abstract static class Exchange {
        public HttpConnection connection;
    }
}
