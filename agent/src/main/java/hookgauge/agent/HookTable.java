package hookgauge.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The names of all hooked classes and of the modules that hook them, as the build wrote them. */
final class HookTable {
    private HookTable() {}

    /** For the internal name of each hooked class the binary name of its module. */
    static Map<String, String> read() throws IOException {
        Map<String, String> modulesByType = new HashMap<>();
        try (InputStream in = HookTable.class.getResourceAsStream("hooks")) {
            if (in == null) throw new IOException("the agent's jar has no table of hooks");
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                modulesByType.put(line.substring(0, space), line.substring(space + 1));
            }
        }
        return modulesByType;
    }
}
