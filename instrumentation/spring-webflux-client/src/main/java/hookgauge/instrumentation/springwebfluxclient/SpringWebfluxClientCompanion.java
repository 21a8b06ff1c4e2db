package hookgauge.instrumentation.springwebfluxclient;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * Tells the agent of the templates of URIs that Spring's {@code WebClient} is given. An object of it stands between the client
 * and who waits for an answer, for most connectors send nothing before somebody does.
 */
public final class SpringWebfluxClientCompanion extends Mono<ClientResponse> {
    private static final String SITE = "spring-webflux-client";
    // where the client keeps what it was given
    private static final String TEMPLATE = "org.springframework.web.reactive.function.client.WebClient.uriTemplate";

    private final Mono<ClientResponse> source;
    private final String template;

    private SpringWebfluxClientCompanion(Mono<ClientResponse> source, String template) {
        this.source = source;
        this.template = template;
    }

    /** Some connectors send the request at once. */
    public static void asked(Object function, ClientRequest request) {
        try {
            HookgaugeHttpClient.template(template(request));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The others when somebody waits for {@code response}. */
    public static Mono<ClientResponse> promised(Object function, ClientRequest request, Mono<ClientResponse> response) {
        try {
            HookgaugeHttpClient.template(null);
            return new SpringWebfluxClientCompanion(response, template(request));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
            return response;
        }
    }

    /** The request could not be made. */
    public static void failed(Object function, Throwable error) {
        try {
            HookgaugeHttpClient.template(null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    @Override
    public void subscribe(CoreSubscriber<? super ClientResponse> waiting) {
        HookgaugeHttpClient.template(template);
        try {
            source.subscribe(waiting);
        } finally {
            HookgaugeHttpClient.template(null);
        }
    }

    /** Empty where it is a URI, or has no variable: then it may be any URI, put together by the app. */
    private static String template(ClientRequest request) {
        Object template = request.attributes().get(TEMPLATE);
        return template instanceof String && ((String) template).indexOf('{') >= 0 ? (String) template : "";
    }
}
