package hookgauge.agent.config;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What a test writes into the sources of the configuration. */
final class Written {
    private static final File NO_ROOT = new File("no-such-folder");

    private final Properties properties = new Properties();
    private final Map<String, String> environment = new HashMap<>();
    private final File root;
    private File jar = new File("hookgauge.jar");
    private String arguments;

    private Written(File root) {
        this.root = root;
    }

    static Written nothing() {
        return new Written(NO_ROOT);
    }

    static Written property(String key, String value) {
        return nothing().andProperty(key, value);
    }

    static Written environment(String name, String value) {
        return nothing().andEnvironment(name, value);
    }

    static Written arguments(String arguments) {
        return nothing().andArguments(arguments);
    }

    /** With the marker files of a container below that folder. */
    static Written atRoot(Path root) {
        return new Written(root.toFile());
    }

    /** A file that a system property names. */
    static Written file(Path folder, String text) throws IOException {
        Path file = Files.write(folder.resolve("app.properties"), text.getBytes(StandardCharsets.UTF_8));
        return property("hookgauge.config_file", file.toString());
    }

    Written andProperty(String key, String value) {
        properties.setProperty(key, value);
        return this;
    }

    Written andEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Written andArguments(String text) {
        arguments = text;
        return this;
    }

    Written andJar(Path path) {
        jar = path.toFile();
        return this;
    }

    AgentConfig read() {
        return AgentConfig.read(arguments, properties, environment, jar, root);
    }

    /** All sentences, problems before notices. */
    List<String> said() {
        AgentConfig config = read();
        List<String> said = new ArrayList<>(config.problems);
        said.addAll(config.notices);
        return said;
    }
}
