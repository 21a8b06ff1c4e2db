package hookgauge.agent.config;

/** The OTLP protocols the agent pushes with. */
public enum OtlpProtocol {
    GRPC("grpc"),
    HTTP_PROTOBUF("http/protobuf");

    private final String text;

    OtlpProtocol(String text) {
        this.text = text;
    }

    /** As users write it. */
    @Override
    public String toString() {
        return text;
    }
}
