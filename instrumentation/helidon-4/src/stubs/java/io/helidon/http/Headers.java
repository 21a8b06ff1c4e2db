package io.helidon.http;

import java.util.OptionalLong;

public interface Headers {
    OptionalLong contentLength();
}
