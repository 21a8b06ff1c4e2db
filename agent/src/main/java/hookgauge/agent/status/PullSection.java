package hookgauge.agent.status;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.pull.Scrapes;

/** Where the metrics are served, and the last scrape. */
public final class PullSection implements Section {
    private final AgentConfig config;
    private final Scrapes scrapes;

    public PullSection(AgentConfig config, Scrapes scrapes) {
        this.config = config;
        this.scrapes = scrapes;
    }

    @Override
    public void writeTo(Json json) {
        Scrapes.Scrape last = scrapes.last();
        json.object("pull")
                .field("path", config.pullPath)
                .field("host", config.pullHost)
                .field("container", config.pullInContainer)
                .field("scrapes", last.number)
                .field("failures", scrapes.failures());
        if (last.number > 0) {
            json.field("at", last.atMillis).field("seconds", last.seconds).field("bytes", last.bytes);
        }
        json.endObject();
    }
}
