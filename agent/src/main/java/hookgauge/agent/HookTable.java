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

    static HookTargets read(HookChoice choice) throws IOException {
        HookTargets targets = new HookTargets();
        try (InputStream in = HookTable.class.getResourceAsStream("hooks")) {
            if (in == null) throw new IOException("the agent's jar has no table of hooks");
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line, choice, targets);
            }
        }
        return targets;
    }

    static void add(String line, HookChoice choice, HookTargets targets) {
        boolean isRelocatable = line.charAt(0) == RELOCATABLE;
        int typeEnd = line.indexOf(' ');
        int moduleEnd = line.indexOf(' ', typeEnd + 1);
        // that of a part of a name, such as *Filter
        if (!choice.byEnd && line.lastIndexOf('*') > 0) return;
        if (!choice.takes(line.substring(moduleEnd + 1))) return;
        String type = line.substring(isRelocatable ? 1 : 0, typeEnd);
        targets.add(type, line.substring(typeEnd + 1, moduleEnd), choice.relocated && isRelocatable);
    }

    /** A line of the table. */
    static String line(InstrumentationModule module, Hook hook) {
        String line = hook.type() + ' ' + module.getClass().getName() + ' ' + HookChoice.name(module);
        return module.isRelocatable() ? RELOCATABLE + line : line;
    }
}
