package hookgauge.agent.config;

/** Which exporters the standard's {@code OTEL_METRICS_EXPORTER} names. */
final class StandardExporters {
    /** Null if none was named that we know. */
    final Setting setting;

    final boolean named;
    final boolean prometheus;
    final boolean otlp;

    StandardExporters(Sources sources, Findings findings) {
        Setting written = sources.standard("OTEL_METRICS_EXPORTER");
        boolean withPrometheus = false;
        boolean withOtlp = false;
        boolean none = false;
        String[] words = written == null ? new String[0] : Words.separatedByCommas(written.value);
        for (String word : words) {
            if (word.equals("prometheus")) withPrometheus = true;
            else if (word.equals("otlp")) withOtlp = true;
            else if (word.equals("none")) none = true;
            else if (!word.isEmpty()) sayNotOffered(written, word, findings);
        }
        if (none && (withPrometheus || withOtlp)) {
            findings.problem(written.name + " has none beside others; using none");
        }
        named = none || withPrometheus || withOtlp;
        prometheus = withPrometheus && !none;
        otlp = withOtlp && !none;
        setting = named ? written : null;
    }

    private static void sayNotOffered(Setting written, String word, Findings findings) {
        boolean log = word.equals("console") || word.equals("logging") || word.equals("logging-otlp");
        findings.problem(written.name + ": '" + Printable.of(word) + "' is not offered"
                + (log ? "; look at /metrics instead" : " (prometheus, otlp, none); ignored"));
    }
}
