package io.helidon.http;

import java.util.Optional;

public interface PathMatcher {
    Optional<String> matchingElement();
}
