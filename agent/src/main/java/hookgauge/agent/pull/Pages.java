package hookgauge.agent.pull;

import java.util.concurrent.Executor;

/** The pages that are served beside the metrics. */
public interface Pages {
    /** Null where there is none at that path, which is as it was sent. */
    Page at(String path) throws Exception;

    /** Makes the pages when the first of them is asked for: who does not look at them does not pay for them. */
    interface Opening {
        /** @param threads of the metrics server, for what may take longer than a client should wait */
        Pages open(Executor threads, Scrapes scrapes) throws Exception;
    }
}
