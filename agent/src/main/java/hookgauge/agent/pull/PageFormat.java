package hookgauge.agent.pull;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The texts in which the page can be had. */
enum PageFormat {
    TEXT("text/plain", PrometheusTextFormatWriter.create()),
    OPEN_METRICS("application/openmetrics-text", OpenMetricsTextFormatWriter.create());

    final String contentType;
    private final String mediaType;
    private final ExpositionFormatWriter writer;

    PageFormat(String mediaType, ExpositionFormatWriter writer) {
        this.mediaType = mediaType;
        this.writer = writer;
        this.contentType = writer.getContentType();
    }

    /** What a scraper with this {@code Accept} likes best; the plain text where it names nothing that we have. */
    static PageFormat of(String accept) {
        if (accept == null) return TEXT;
        double openMetrics = 0;
        double text = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            double quality = quality(range);
            if (isOf(range, OPEN_METRICS)) openMetrics = Math.max(openMetrics, quality);
            if (isOf(range, TEXT)) text = Math.max(text, quality);
        }
        return openMetrics > 0 && openMetrics >= text ? OPEN_METRICS : TEXT;
    }

    /** Names have underscores for all that old scrapers do not know, whatever a new one offers to take. */
    void write(MetricSnapshots page, OutputStream out) throws IOException {
        writer.write(out, page, EscapingScheme.UNDERSCORE_ESCAPING);
    }

    private static boolean isOf(String range, PageFormat format) {
        int end = range.indexOf(';');
        return (end < 0 ? range : range.substring(0, end)).trim().equals(format.mediaType);
    }

    private static double quality(String range) {
        for (String parameter : range.split(";")) {
            String trimmed = parameter.trim();
            if (!trimmed.startsWith("q=")) continue;
            try {
                return Double.parseDouble(trimmed.substring(2));
            } catch (NumberFormatException e) {
                return 0;
            }
        }
        return 1;
    }
}
