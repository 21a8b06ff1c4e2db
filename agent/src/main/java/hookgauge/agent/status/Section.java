package hookgauge.agent.status;

/** One part of what the page shows. */
public interface Section {
    void writeTo(Json json) throws Exception;
}
