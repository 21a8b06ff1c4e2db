package hookgauge.agent.pull;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;

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
        AcceptHeader header = new AcceptHeader(accept);
        double openMetrics = header.quality(OPEN_METRICS.mediaType);
        return openMetrics > 0 && openMetrics >= header.quality(TEXT.mediaType) ? OPEN_METRICS : TEXT;
    }

    /** Names have underscores for all that old scrapers do not know, whatever a new one offers to take. */
    void write(MetricSnapshots page, OutputStream out) throws IOException {
        writer.write(out, page, EscapingScheme.UNDERSCORE_ESCAPING);
    }
}
