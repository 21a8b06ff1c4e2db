package hookgauge.agent.config;

import java.io.File;
import java.util.Map;

/** Knows whether this process runs in a container, where loopback would be out of a scraper's reach. */
final class Container {
    private final Map<String, String> environment;
    private final File root;

    Container(Map<String, String> environment, File root) {
        this.environment = environment;
        this.root = root;
    }

    boolean isOne() {
        return environment.containsKey("KUBERNETES_SERVICE_HOST")
                || new File(root, ".dockerenv").exists()
                || new File(root, "run/.containerenv").exists();
    }
}
