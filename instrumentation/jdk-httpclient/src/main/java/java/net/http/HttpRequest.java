package java.net.http;

public abstract class HttpRequest {
    public interface BodyPublisher {
        long contentLength();
    }
}
