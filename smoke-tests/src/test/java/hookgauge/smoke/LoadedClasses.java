package hookgauge.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a JVM has loaded, as it logs it itself. */
final class LoadedClasses {
    private LoadedClasses() {}

    /** What makes the JVM write the log. */
    static String option(Path log) {
        return "-Xlog:class+load:file=" + log + "::filecount=0";
    }

    /** Their names, in the order in which they were loaded. */
    static List<String> names(Path log) throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            int begin = line.lastIndexOf("] ") + 2;
            int end = line.indexOf(" source:");
            if (end > begin) names.add(line.substring(begin, end));
        }
        return names;
    }
}
