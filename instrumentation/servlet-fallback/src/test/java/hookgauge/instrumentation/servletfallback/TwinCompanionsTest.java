package hookgauge.instrumentation.servletfallback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A class cannot implement an interface that may not be there, so there are two companions. */
class TwinCompanionsTest {
    private static final Path SOURCES = Path.of("src/main/java/hookgauge/instrumentation/servletfallback");

    @Test
    void companions_of_javax_and_jakarta_differ_in_their_names_only() throws IOException {
        String javax = body("JavaxServletCompanion.java");
        String jakarta = body("JakartaServletCompanion.java");

        assertEquals(javax, jakarta.replace("JakartaServletCompanion", "JavaxServletCompanion"));
    }

    /** Without the imports, which are in another order, and as if on one line. */
    private static String body(String file) throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        return source.substring(source.indexOf("/**")).replaceAll("\\s+", " ");
    }
}
