package hookgauge.agent.http;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Objects;

/** What tells one label set of outgoing requests from another; see {@link RequestAttributes}. */
final class CallAttributes {
    Upstream upstream;

    /** Of the URI; null where it is not known, or not wanted. */
    String template;

    String version;
    String errorType;
    int status;

    CallAttributes copy() {
        CallAttributes copy = new CallAttributes();
        copy.upstream = upstream;
        copy.template = template;
        copy.version = version;
        copy.errorType = errorType;
        copy.status = status;
        return copy;
    }

    /** The labels by the semantic conventions for HTTP clients; what is absent has none. */
    Labels labels() {
        List<String> namesAndValues = upstream.labels();
        if (template != null) add(namesAndValues, "url.template", template);
        if (version != null) add(namesAndValues, "network.protocol.version", version);
        if (status != 0) add(namesAndValues, "http.response.status_code", Integer.toString(status));
        if (errorType != null) add(namesAndValues, "error.type", errorType);
        else if (status >= 400) add(namesAndValues, "error.type", Integer.toString(status));
        return Labels.of(namesAndValues.toArray(new String[0]));
    }

    private static void add(List<String> namesAndValues, String name, String value) {
        namesAndValues.add(name);
        namesAndValues.add(value);
    }

    @Override
    public int hashCode() {
        int hash = status;
        hash = 31 * hash + upstream.hashCode();
        hash = 31 * hash + Objects.hashCode(template);
        hash = 31 * hash + Objects.hashCode(version);
        return 31 * hash + Objects.hashCode(errorType);
    }

    @Override
    public boolean equals(Object object) {
        if (!(object instanceof CallAttributes)) return false;
        CallAttributes other = (CallAttributes) object;
        return status == other.status
                && upstream == other.upstream
                && Objects.equals(template, other.template)
                && Objects.equals(version, other.version)
                && Objects.equals(errorType, other.errorType);
    }
}
