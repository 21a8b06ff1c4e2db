package hookgauge.agent.http;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What tells one label set from another. Each exchange has one that it fills anew, so that looking a set up allocates
 * nothing; the table keeps copies.
 */
final class RequestAttributes {
    static final String OTHER = "_OTHER";

    String method;
    String scheme;
    String route;
    String version;
    String errorType;
    int status;

    /** Values of the labels that the user takes from headers, null where there is none; null if there are no such labels. */
    String[] ofHeaders;

    RequestAttributes copy() {
        RequestAttributes copy = new RequestAttributes();
        copy.method = method;
        copy.scheme = scheme;
        copy.route = route;
        copy.version = version;
        copy.errorType = errorType;
        copy.status = status;
        copy.ofHeaders = ofHeaders == null ? null : ofHeaders.clone();
        return copy;
    }

    /** The labels by the semantic conventions for HTTP; what is absent has none. */
    Labels labels() {
        List<String> namesAndValues = new ArrayList<>(12);
        add(namesAndValues, "http.request.method", method);
        add(namesAndValues, "url.scheme", scheme);
        add(namesAndValues, "http.route", route);
        add(namesAndValues, "network.protocol.version", version);
        add(namesAndValues, "http.response.status_code", status == 0 ? null : Integer.toString(status));
        add(namesAndValues, "error.type", errorType == null && status >= 500 ? Integer.toString(status) : errorType);
        return Labels.of(namesAndValues.toArray(new String[0]));
    }

    private static void add(List<String> namesAndValues, String name, String value) {
        if (value == null) return;
        namesAndValues.add(name);
        namesAndValues.add(value);
    }

    @Override
    public int hashCode() {
        int hash = status;
        hash = 31 * hash + Objects.hashCode(route);
        hash = 31 * hash + method.hashCode();
        hash = 31 * hash + scheme.hashCode();
        hash = 31 * hash + Objects.hashCode(version);
        hash = 31 * hash + Objects.hashCode(errorType);
        return 31 * hash + Arrays.hashCode(ofHeaders);
    }

    @Override
    public boolean equals(Object object) {
        if (!(object instanceof RequestAttributes)) return false;
        RequestAttributes other = (RequestAttributes) object;
        return status == other.status
                && Objects.equals(route, other.route)
                && method.equals(other.method)
                && scheme.equals(other.scheme)
                && Objects.equals(version, other.version)
                && Objects.equals(errorType, other.errorType)
                && Arrays.equals(ofHeaders, other.ofHeaders);
    }
}
