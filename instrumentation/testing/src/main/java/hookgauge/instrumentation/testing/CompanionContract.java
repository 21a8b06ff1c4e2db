package hookgauge.instrumentation.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.InstrumentationModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every companion must keep to, whatever it belongs to. */
public abstract class CompanionContract {
    protected abstract InstrumentationModule module();

    /** Packages of the server or library, by their beginnings, such as {@code org.apache.coyote.}. */
    protected abstract List<String> packages();

    @Test
    void companion_catches_all_that_it_throws_and_reports_it() throws IOException {
        assertEquals(List.of(), companion().uncaught());
    }

    @Test
    void companion_has_one_method_only_for_the_name_that_a_hook_calls() throws IOException {
        assertEquals(List.of(), companion().overloaded());
    }

    @Test
    void companion_names_only_its_library_and_java_and_the_hooks() throws IOException {
        assertEquals(List.of(), companion().strangers(packages()));
    }

    private CompanionClass companion() throws IOException {
        String resource = module().companion().replace('.', '/') + ".class";
        try (InputStream in = module().getClass().getClassLoader().getResourceAsStream(resource)) {
            return new CompanionClass(in.readAllBytes());
        }
    }
}
