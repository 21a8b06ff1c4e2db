package io.helidon.webserver.http;

import io.helidon.http.PathMatcher;
import java.util.Optional;

public interface HttpRoute {
    Optional<PathMatcher> pathMatcher();
}
