package hookgauge.agent.status;

import hookgauge.agent.pull.Page;
import hookgauge.agent.pull.Pages;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page for people: files of the jar, and as JSON what they show. */
public final class StatusPages implements Pages {
    private static final String[][] FILES = {
        {"/", "status.html", "text/html; charset=utf-8"},
        {"/status.css", "status.css", "text/css; charset=utf-8"},
        {"/status.js", "status.js", "text/javascript; charset=utf-8"},
        {"/charts.js", "charts.js", "text/javascript; charset=utf-8"},
        {"/uplot.css", "uPlot.min.css", "text/css; charset=utf-8"},
        {"/uplot.js", "uPlot.iife.min.js", "text/javascript; charset=utf-8"},
    };

    private final List<Section> sections;

    /** @param sections what the JSON tells, in this order */
    public StatusPages(Section... sections) {
        this.sections = Arrays.asList(sections);
    }

    @Override
    public Page at(String path) throws Exception {
        if (path.equals("/status.json")) return new Page(headers("application/json"), json());
        for (String[] file : FILES) {
            if (file[0].equals(path)) return new Page(headers(file[2]), read(file[1]));
        }
        return null;
    }

    private byte[] json() throws Exception {
        Json json = new Json().object();
        for (Section section : sections) section.writeTo(json);
        return json.endObject().toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Nothing comes from elsewhere, nothing is sent anywhere, and what is text stays text. */
    private static Map<String, String> headers(String contentType) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    private static byte[] read(String file) throws IOException {
        try (InputStream in = StatusPages.class.getResourceAsStream(file)) {
            if (in == null) throw new FileNotFoundException("the agent's jar has no " + file);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] chunk = new byte[8192];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) bytes.write(chunk, 0, length);
            return bytes.toByteArray();
        }
    }
}
