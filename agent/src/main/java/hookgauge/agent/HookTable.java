package hookgauge.agent;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.InstrumentationModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The names of all hooked classes and of the modules that hook them, as the build wrote them. */
final class HookTable {
    private static final char RELOCATABLE = '*';
    // of a part of a name, such as *Filter
    private static final char BY_END = '?';

    private HookTable() {}

    static HookTargets read(HookChoice choice) throws IOException {
        HookTargets targets = new HookTargets();
        String table = text();
        for (int begin = 0; begin < table.length(); ) begin = add(table, begin, choice, targets);
        return targets;
    }

    /** How many families of servers and frameworks the user wants to be looked for; all of {@code jetty} is one. */
    static int families(HookChoice choice) throws IOException {
        return families(text(), choice);
    }

    static int families(String table, HookChoice choice) {
        Set<String> families = new TreeSet<>();
        for (int begin = 0, end; begin < table.length(); begin = end + 1) {
            end = table.indexOf('\n', begin);
            String name = table.substring(table.lastIndexOf(' ', end) + 1, end);
            if (choice.takesServer(name)) families.add(HookChoice.family(name));
        }
        return families.size();
    }

    /** Not by a reader of lines: what goes through each letter is slow, before the JVM is warm. */
    private static String text() throws IOException {
        byte[] text = new byte[1 << 16];
        int length = 0;
        try (InputStream in = HookTable.class.getResourceAsStream("hooks")) {
            if (in == null) throw new IOException("the agent's jar has no table of hooks");
            for (int read = 0; read >= 0; read = in.read(text, length, text.length - length)) {
                length += read;
                if (length == text.length) text = Arrays.copyOf(text, 2 * length);
            }
        }
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Adds what the line says that begins there, and answers where the next one begins. */
    static int add(String table, int begin, HookChoice choice, HookTargets targets) {
        int typeEnd = table.indexOf(' ', begin);
        int moduleEnd = table.indexOf(' ', typeEnd + 1);
        int end = table.indexOf('\n', moduleEnd + 1);
        char kind = table.charAt(begin);
        boolean isMarked = kind == BY_END || kind == RELOCATABLE;
        if ((kind != BY_END || choice.byEnd) && choice.takes(table.substring(moduleEnd + 1, end))) {
            String type = table.substring(isMarked ? begin + 1 : begin, typeEnd);
            String module = table.substring(typeEnd + 1, moduleEnd);
            targets.add(type, module, choice.relocated && kind == RELOCATABLE);
        }
        return end + 1;
    }

    /** A line of the table. */
    static String line(InstrumentationModule module, Hook hook) {
        String line = hook.type() + ' ' + module.getClass().getName() + ' ' + HookChoice.name(module);
        if (hook.type().indexOf('*') >= 0) return BY_END + line;
        return module.isRelocatable() ? RELOCATABLE + line : line;
    }
}
