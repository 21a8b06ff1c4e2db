package hookgauge.agent.config;

import java.io.File;
import java.io.IOException;

/** The password that stands in a file; it is read for each scrape, since passwords are changed. */
public final class PasswordFile {
    private final File file;
    private volatile String last;

    public PasswordFile(String name) {
        file = new File(name);
    }

    /** Without the end of its line; as last read while the file cannot be, and null if it never could. */
    public String password() {
        problem();
        return last;
    }

    /** Why it cannot be read, in a few words; null if it can. */
    String problem() {
        try {
            String text = ConfigFile.text(file);
            int end = text.length();
            while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) end--;
            if (end == 0) return "it is empty";
            last = text.substring(0, end);
            return null;
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    @Override
    public String toString() {
        return file.getPath();
    }
}
