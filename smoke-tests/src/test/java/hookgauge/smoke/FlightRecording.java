package hookgauge.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What the JDK's flight recorder saw of a process, however short, with stack traces; written when the process ends. */
final class FlightRecording {
    private final Path file;

    private FlightRecording(Path file) {
        this.file = file;
    }

    /** Records these events of what is launched. */
    static FlightRecording of(Launch launch, Path directory, String... events) {
        StringBuilder settings = new StringBuilder("<?xml version=\"1.0\"?><configuration version=\"2.0\">");
        for (String event : events) {
            settings.append("<event name=\"").append(event).append("\"><setting name=\"enabled\">true</setting>");
            settings.append("<setting name=\"stackTrace\">true</setting>");
            settings.append("<setting name=\"threshold\">0 ns</setting></event>");
        }
        Path file = directory.resolve("events.jfr").toAbsolutePath();
        try {
            Path written = Files.writeString(directory.resolve("events.jfc"), settings + "</configuration>");
            launch.option("-XX:StartFlightRecording:filename=" + file + ",dumponexit=true,settings="
                    + written.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FlightRecording(file);
    }

    /** The events that happened in our code. */
    List<RecordedEvent> events() throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getStackTrace() != null)
                .filter(event -> event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> isOurs(frame.getMethod().getType().getName())))
                .toList();
    }

    private static boolean isOurs(String className) {
        return className.startsWith("hookgauge.") || className.contains(".Hookgauge");
    }
}
