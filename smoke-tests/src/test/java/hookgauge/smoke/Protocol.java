package hookgauge.smoke;

/** How metrics are pushed. */
enum Protocol {
    GRPC("grpc"),
    HTTP("http/protobuf");

    private final String setting;

    Protocol(String setting) {
        this.setting = setting;
    }

    /** As the agent's settings name it. */
    String setting() {
        return setting;
    }
}
