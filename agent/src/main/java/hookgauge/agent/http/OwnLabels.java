package hookgauge.agent.http;

import hookgauge.agent.config.RequestLabel;
import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The labels that the user adds to those of the conventions: some the same for all requests, some from a header of each. */
final class OwnLabels {
    static final String[] NO_HEADERS = {};

    /** In lower case, one for each label that is from one. */
    final String[] headers;

    private final List<String> names = new ArrayList<>();
    private final List<LabelValues> values = new ArrayList<>();
    private Labels constants = Labels.EMPTY;

    OwnLabels(List<RequestLabel> labels, AgentLog log) {
        List<String> headerNames = new ArrayList<>();
        for (RequestLabel label : labels) {
            if (label.header == null) {
                constants = constants.add(label.name, label.constant);
                continue;
            }
            headerNames.add(label.header);
            names.add(label.name);
            values.add(new LabelValues(label.name, label.most, log));
        }
        headers = headerNames.isEmpty() ? NO_HEADERS : headerNames.toArray(NO_HEADERS);
    }

    /** A request begins, of which no header was told yet. */
    void clear(RequestAttributes attributes) {
        if (headers.length == 0) return;
        if (attributes.ofHeaders == null) attributes.ofHeaders = new String[headers.length];
        else Arrays.fill(attributes.ofHeaders, null);
    }

    /** A header may be that of several labels. */
    void tell(RequestAttributes attributes, String header, CharSequence value) {
        for (int i = 0; i < headers.length; i++) {
            if (headers[i].equals(header))
                attributes.ofHeaders[i] = values.get(i).told(value);
        }
    }

    /** Those of the conventions with the user's. */
    Labels addedTo(Labels labels, String[] ofHeaders) {
        Labels all = labels.merge(constants);
        for (int i = 0; ofHeaders != null && i < ofHeaders.length; i++) {
            if (ofHeaders[i] != null) all = all.add(names.get(i), ofHeaders[i]);
        }
        return all;
    }

    /** Likewise, where requests are not told apart by their headers. */
    Labels addedTo(Labels labels) {
        return addedTo(labels, null);
    }
}
