package hookgauge.agent;

import hookgauge.instrumentation.InstrumentationModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a companion calls, by the names in its class file; so the status page needs no list of what each module does. */
final class CompanionCalls {
    private final String constants;

    private CompanionCalls(String constants) {
        this.constants = constants;
    }

    /** Of none where the class file cannot be read. */
    static CompanionCalls of(InstrumentationModule module) {
        String file = module.companion().replace('.', '/') + ".class";
        try (InputStream in = module.getClass().getClassLoader().getResourceAsStream(file)) {
            if (in == null) return new CompanionCalls("");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] chunk = new byte[8192];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) bytes.write(chunk, 0, length);
            return new CompanionCalls(new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return new CompanionCalls("");
        }
    }

    /** A name stands among the constants of a class file with its length before it. */
    boolean contains(String method) {
        return constants.contains("\0" + (char) method.length() + method);
    }
}
