package hookgauge.agent.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Reads {@code tenant=header:X-Tenant;max=50,env=const:prod}; what cannot be a label is said and left out. */
final class RequestLabels {
    private static final Option OPTION = Option.REQUEST_LABELS;
    private static final int MOST_LABELS = 5;
    private static final int USUAL_VALUES = 50;
    private static final int MOST_VALUES = 1000;
    private static final int LONGEST_CONSTANT = 200;

    /** Those of our metrics, with underscores; and what Prometheus, or a reader of the metrics, would take for something else. */
    private static final List<String> RESERVED = Arrays.asList(
            "le",
            "quantile",
            "job",
            "instance",
            "method",
            "status",
            "route",
            "scheme",
            "http_request_method",
            "http_response_status_code",
            "http_route",
            "url_scheme",
            "network_protocol_version",
            "error_type",
            "otel_metric_overflow");

    /** What they say is a secret, and metrics are read by many. */
    private static final List<String> SECRET_HEADERS = Arrays.asList("authorization", "proxy-authorization", "cookie");

    private final List<RequestLabel> labels = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Findings findings;

    private RequestLabels(Findings findings) {
        this.findings = findings;
    }

    static List<RequestLabel> read(Sources sources, Settings settings, Findings findings) {
        Setting setting = sources.find(OPTION);
        if (setting == null) return Collections.emptyList();
        RequestLabels read = new RequestLabels(findings);
        for (String entry : Words.separatedByCommas(setting.value)) {
            if (!entry.isEmpty()) read.take(entry);
        }
        return settings.use(OPTION, setting, Collections.unmodifiableList(read.labels));
    }

    static String text(List<RequestLabel> labels) {
        StringBuilder out = new StringBuilder();
        for (RequestLabel label : labels)
            out.append(out.length() == 0 ? "" : ",").append(label);
        return out.length() == 0 ? OPTION.defaultText : out.toString();
    }

    private void take(String entry) {
        int equals = entry.indexOf('=');
        String name = equals < 0 ? "" : entry.substring(0, equals).trim();
        RequestLabel label =
                equals < 0 ? null : label(name, entry.substring(equals + 1).trim(), entry);
        String plain = name.replace('.', '_');
        if (label == null) ignore(entry, "is not " + OPTION.expectation);
        else if (!isLabelName(name)) ignore(name, "is not a name of letters, digits, _ and .");
        else if (isReserved(plain)) ignore(name, "is reserved");
        else if (names.contains(plain)) ignore(name, "is there twice");
        else if (SECRET_HEADERS.contains(label.header)) ignore(entry, "would show what is secret");
        else if (labels.size() == MOST_LABELS) ignore(entry, "is one more than " + MOST_LABELS);
        else {
            names.add(plain);
            labels.add(label);
        }
    }

    /** Null if the text is none. */
    private RequestLabel label(String name, String text, String entry) {
        if (text.startsWith("const:")) {
            String constant = text.substring("const:".length()).trim();
            boolean isFit = !constant.isEmpty() && constant.length() <= LONGEST_CONSTANT;
            return isFit ? RequestLabel.constant(name, constant) : null;
        }
        if (!text.startsWith("header:")) return null;
        int end = text.indexOf(';');
        String header = text.substring("header:".length(), end < 0 ? text.length() : end)
                .trim();
        return RequestChoice.isToken(header) ? RequestLabel.ofHeader(name, header, most(text, end, entry)) : null;
    }

    private int most(String text, int end, String entry) {
        String written =
                end < 0 ? "max=" + USUAL_VALUES : text.substring(end + 1).trim();
        int most =
                written.startsWith("max=") ? Digits.parse(written.substring(4).trim(), MOST_VALUES) : 0;
        if (most >= 1 && most <= MOST_VALUES) return most;
        say(entry, "has no max from 1 to " + MOST_VALUES + "; using " + USUAL_VALUES);
        return USUAL_VALUES;
    }

    private static boolean isReserved(String name) {
        return name.startsWith("__") || name.startsWith("otel_scope_") || RESERVED.contains(name);
    }

    private static boolean isLabelName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            boolean isInside = c >= '0' && c <= '9' || c == '.';
            if (!isLetter && (i == 0 || !isInside)) return false;
        }
        return !name.isEmpty() && !name.endsWith(".");
    }

    private void ignore(String what, String why) {
        say(what, why + "; ignored");
    }

    private void say(String what, String sentence) {
        findings.problem(OPTION.key + ": '" + Printable.of(what) + "' " + sentence);
    }
}
