package hookgauge.agent;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.InstrumentationModule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The names of all hooked classes and of the modules that hook them, as the build wrote them. */
final class HookTable {
    private static final char RELOCATABLE = '*';

    private HookTable() {}

    /**
     * @param relocated whether copies of servers in other packages are hooked too
     * @param byEnd whether also those classes are hooked that are found by the end of their names
     */
    static HookTargets read(boolean relocated, boolean byEnd) throws IOException {
        HookTargets targets = new HookTargets();
        try (InputStream in = HookTable.class.getResourceAsStream("hooks")) {
            if (in == null) throw new IOException("the agent's jar has no table of hooks");
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line, relocated, byEnd, targets);
            }
        }
        return targets;
    }

    static void add(String line, boolean relocated, boolean byEnd, HookTargets targets) {
        boolean isRelocatable = line.charAt(0) == RELOCATABLE;
        // that of a part of a name, such as *Filter
        if (!byEnd && line.lastIndexOf('*') > 0) return;
        int space = line.indexOf(' ');
        String type = line.substring(isRelocatable ? 1 : 0, space);
        targets.add(type, line.substring(space + 1), relocated && isRelocatable);
    }

    /** A line of the table. */
    static String line(InstrumentationModule module, Hook hook) {
        String line = hook.type() + ' ' + module.getClass().getName();
        return module.isRelocatable() ? RELOCATABLE + line : line;
    }
}
