package io.helidon.http.http2;

import io.helidon.http.Headers;
import io.helidon.http.Status;

public abstract class Http2Headers {
    public abstract Status status();

    public abstract Headers httpHeaders();
}
