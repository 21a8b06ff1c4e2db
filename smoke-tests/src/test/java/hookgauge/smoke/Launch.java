package hookgauge.smoke;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What shall be started: the JVM's options, its environment and the app. */
final class Launch {
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Path directory = Path.of("target");

    private Launch() {}

    /** The app alone. */
    static Launch bare() {
        return new Launch();
    }

    /** The app with the agent, its page on a free port of the loopback address. */
    static Launch withAgent() {
        return withAgent(FinishedJar.path());
    }

    static Launch withAgent(Path jar) {
        return bare().option("-javaagent:" + jar)
                .option("-Dhookgauge.metrics.prometheus.host=127.0.0.1")
                .option("-Dhookgauge.metrics.prometheus.port=0");
    }

    Launch option(String option) {
        options.add(option);
        return this;
    }

    /** Pushes to the receiver every five seconds: so long a push may take, and a first one does where the machine is busy. */
    Launch pushTo(OtlpReceiver receiver) {
        return option("-Dhookgauge.metrics.otlp.endpoint=" + receiver.endpoint())
                .option("-Dhookgauge.metrics.otlp.protocol=" + receiver.protocol())
                .option("-Dhookgauge.metrics.otlp.interval=5s");
    }

    Launch environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Launch directory(Path directory) {
        this.directory = directory;
        return this;
    }

    List<String> options() {
        return List.copyOf(options);
    }

    /** Starts an app of package {@code shop}; the class path holds the libraries that the given classes come from. */
    ServerProcess start(Class<?> app, Class<?>... libraries) {
        return start("-cp", classPath(app, libraries), app.getName());
    }

    /** Starts an app of package {@code shop} with all libraries that there are. */
    ServerProcess startWithAll(Class<?> app, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), app.getName()));
        all.addAll(Arrays.asList(arguments));
        return start(all.toArray(new String[0]));
    }

    /** Starts {@code java} with these arguments behind the options. */
    ServerProcess start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Jdk.java().toString()));
        command.addAll(options);
        command.addAll(Arrays.asList(arguments));
        return startCommand(command);
    }

    /** Starts the command as it stands; the options must have reached it another way. */
    ServerProcess startCommand(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(Launch::isSetting);
        builder.environment().put("JAVA_HOME", Jdk.home().toString());
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String classPath(Class<?> app, Class<?>... libraries) {
        List<Class<?>> classes = new ArrayList<>(List.of(app));
        classes.addAll(Arrays.asList(libraries));
        return classes.stream().map(Launch::origin).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    static String origin(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toAbsolutePath()
                .toString();
    }

    private static boolean isSetting(String name) {
        return name.startsWith("HOOKGAUGE_")
                || name.startsWith("OTEL_")
                || name.startsWith("JAVA_")
                || name.startsWith("JDK_JAVA_")
                || name.startsWith("CATALINA_")
                || name.equals("KUBERNETES_SERVICE_HOST");
    }
}
