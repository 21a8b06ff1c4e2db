package hookgauge.instrumentation.apachehttpasyncclient4;

import java.net.URI;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.entity.ByteArrayEntity;

/** A request of any method. */
final class RequestWithBody extends HttpEntityEnclosingRequestBase {
    private final String method;

    RequestWithBody(String method, URI uri, byte[] body) {
        this.method = method;
        setURI(uri);
        setEntity(new ByteArrayEntity(body));
    }

    @Override
    public String getMethod() {
        return method;
    }
}
