package java.net.http;

public abstract class HttpClient {
    public enum Version {
        HTTP_1_1,
        HTTP_2
    }
}
