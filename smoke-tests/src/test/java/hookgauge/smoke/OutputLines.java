package hookgauge.smoke;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process writes, line by line, read all the time so that the process never waits. */
final class OutputLines {
    private final List<String> lines = new ArrayList<>(); // Guarded by this.
    private final Thread reader;

    OutputLines(InputStream in) {
        reader = new Thread(() -> read(in), "output of a process");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream in) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (this) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            if (!"Stream closed".equals(e.getMessage())) throw new UncheckedIOException(e);
        }
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    List<String> containing(String text) {
        return lines().stream().filter(line -> line.contains(text)).toList();
    }

    /** The first line in which the expression is found, or null. */
    Matcher find(Pattern expression) {
        for (String line : lines()) {
            Matcher matcher = expression.matcher(line);
            if (matcher.find()) return matcher;
        }
        return null;
    }

    /** Waits until the process has closed this stream. */
    void awaitEnd() {
        try {
            reader.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
