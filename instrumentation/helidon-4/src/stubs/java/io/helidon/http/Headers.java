package io.helidon.http;

import java.util.Optional;
import java.util.OptionalLong;

public interface Headers {
    OptionalLong contentLength();

    Optional<String> first(HeaderName name);
}
