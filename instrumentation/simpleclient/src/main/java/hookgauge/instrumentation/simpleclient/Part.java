package hookgauge.instrumentation.simpleclient;

import java.util.List;

/** What one sample is to its point. */
enum Part {
    VALUE(null),
    CREATED(null),
    COUNT(null),
    SUM(null),
    BUCKET("le"),
    QUANTILE("quantile"),
    /** Its own label has the name of the family. */
    STATE(null);

    private final String ownLabel;

    Part(String ownLabel) {
        this.ownLabel = ownLabel;
    }

    boolean needsOwnLabel() {
        return this == STATE || ownLabel != null;
    }

    /** Where the label stands that belongs to the sample and not to the point; -1 if nowhere. */
    int ownLabel(String family, List<String> labelNames) {
        if (this == STATE) return labelNames.indexOf(family);
        return ownLabel == null ? -1 : labelNames.lastIndexOf(ownLabel);
    }
}
