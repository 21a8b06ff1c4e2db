package hookgauge.agent.config;

/** A label that the user adds to requests: a constant, or what a header of the request says. */
public final class RequestLabel {
    /** As it is written; with dots it has two forms, as those of the conventions. */
    public final String name;

    /** In lower case; null for a constant. */
    public final String header;

    /** Null for a header. */
    public final String constant;

    /** How many values of the header are told apart. */
    public final int most;

    private RequestLabel(String name, String header, String constant, int most) {
        this.name = name;
        this.header = header;
        this.constant = constant;
        this.most = most;
    }

    static RequestLabel ofHeader(String name, String header, int most) {
        return new RequestLabel(name, Words.lower(header), null, most);
    }

    static RequestLabel constant(String name, String value) {
        return new RequestLabel(name, null, value, 1);
    }

    /** As it may be written. */
    @Override
    public String toString() {
        return name + (header == null ? "=const:" + constant : "=header:" + header + ";max=" + most);
    }
}
