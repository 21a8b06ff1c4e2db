package hookgauge.smoke;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/** The agent's metrics page as a scraper sees it. */
final class MetricsEndpoint {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI uri;

    MetricsEndpoint(String uri) {
        this.uri = URI.create(uri);
    }

    URI uri() {
        return uri;
    }

    /** {@code host:port}, as a scraper's configuration names it. */
    String target() {
        return uri.getAuthority();
    }

    MetricsPage scrape() {
        HttpResponse<byte[]> response = get();
        if (response.statusCode() != 200) throw new AssertionError(uri + " answered " + response.statusCode());
        return new MetricsPage(new String(response.body(), StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> get(String... headers) {
        return send("GET", uri.getRawPath(), headers);
    }

    HttpResponse<byte[]> send(String method, String pathAndQuery, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve(pathAndQuery))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) request.headers(headers);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (IOException e) {
            throw new AssertionError("no answer from " + uri, e);
        }
    }

    /** Scrapes until the page is right: servers end an exchange after the client has its answer. */
    MetricsPage await(Predicate<MetricsPage> isRight) {
        return Eventually.get(this::scrape, isRight);
    }
}
