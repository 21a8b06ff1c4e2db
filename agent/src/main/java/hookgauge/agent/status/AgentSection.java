package hookgauge.agent.status;

import hookgauge.agent.config.AgentConfig;

/** Which agent this is, in which JVM, since when. */
public final class AgentSection implements Section {
    private final AgentConfig config;
    private final String version;
    private final long startMillis;

    public AgentSection(AgentConfig config, String version, long startMillis) {
        this.config = config;
        this.version = version;
        this.startMillis = startMillis;
    }

    @Override
    public void writeTo(Json json) {
        json.field("version", version)
                .field("java", System.getProperty("java.version"))
                .field("service", config.serviceName)
                .field("started", startMillis)
                .field("now", System.currentTimeMillis());
    }
}
