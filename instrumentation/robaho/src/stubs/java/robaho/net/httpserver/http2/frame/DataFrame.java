package robaho.net.httpserver.http2.frame;

public abstract class DataFrame {
    public byte[] body;
}
