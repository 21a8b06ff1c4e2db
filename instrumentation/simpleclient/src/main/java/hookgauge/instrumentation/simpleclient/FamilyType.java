package hookgauge.instrumentation.simpleclient;

import hookgauge.instrumentation.MetricSink;

/** The types of simpleclient's families, and which names of samples each has. */
enum FamilyType {
    COUNTER(MetricSink.COUNTER, "_total") {
        @Override
        Part part(String suffix) {
            // up to 0.9 a counter may be called as it likes
            if (suffix.isEmpty() || suffix.equals("_total")) return Part.VALUE;
            return suffix.equals("_created") ? Part.CREATED : null;
        }
    },
    HISTOGRAM(MetricSink.HISTOGRAM, "") {
        @Override
        Part part(String suffix) {
            return suffix.equals("_bucket") ? Part.BUCKET : ofTotals(suffix);
        }
    },
    GAUGE_HISTOGRAM(MetricSink.GAUGE_HISTOGRAM, "") {
        @Override
        Part part(String suffix) {
            if (suffix.equals("_bucket")) return Part.BUCKET;
            if (suffix.equals("_gcount")) return Part.COUNT;
            return suffix.equals("_gsum") ? Part.SUM : null;
        }
    },
    SUMMARY(MetricSink.SUMMARY, "") {
        @Override
        Part part(String suffix) {
            return suffix.isEmpty() ? Part.QUANTILE : ofTotals(suffix);
        }
    },
    INFO(MetricSink.INFO, "_info") {
        @Override
        Part part(String suffix) {
            return suffix.equals("_info") ? Part.VALUE : null;
        }
    },
    STATE_SET(MetricSink.STATE_SET, "") {
        @Override
        Part part(String suffix) {
            return suffix.isEmpty() ? Part.STATE : null;
        }
    },
    GAUGE(MetricSink.GAUGE, ""),
    UNKNOWN(MetricSink.UNKNOWN, "");

    final int inSink;
    private final String ownSuffix;

    FamilyType(int inSink, String ownSuffix) {
        this.inSink = inSink;
        this.ownSuffix = ownSuffix;
    }

    /** @param name of a constant of simpleclient's type, which differ between its versions */
    static FamilyType of(String name) {
        for (FamilyType type : values()) {
            if (type.name().equals(name)) return type;
        }
        return UNKNOWN;
    }

    /** A family's name without what belongs to the type. */
    String baseOf(String family) {
        boolean isNamedByType = family.endsWith(ownSuffix) && family.length() > ownSuffix.length();
        return isNamedByType ? family.substring(0, family.length() - ownSuffix.length()) : family;
    }

    /** Null if the type has no such sample. */
    Part partOf(String base, String sample) {
        return sample.startsWith(base) ? part(sample.substring(base.length())) : null;
    }

    Part part(String suffix) {
        return suffix.isEmpty() ? Part.VALUE : null;
    }

    private static Part ofTotals(String suffix) {
        if (suffix.equals("_count")) return Part.COUNT;
        if (suffix.equals("_sum")) return Part.SUM;
        return suffix.equals("_created") ? Part.CREATED : null;
    }
}
