package hookgauge.agent.pull;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** What a scraper asks for beside the page itself; anything that is not understood is as if it were not there. */
final class ScrapeQuery {
    private static final double DEFAULT_SECONDS = 9;
    private static final double MAX_SECONDS = 10;
    private static final double SHARE_OF_TIMEOUT = 0.9;
    private static final double FOR_THE_REST_SECONDS = 0.2;
    private static final double FOR_THE_REST_SHARE = 0.1;

    private ScrapeQuery() {}

    /** The names behind {@code name[]}; where there are none, all are asked for. */
    static Set<String> names(String rawQuery) {
        if (rawQuery == null) return Collections.emptySet();
        Set<String> names = new HashSet<>();
        for (String parameter : rawQuery.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && decoded(parameter.substring(0, equals)).equals("name[]")) {
                names.add(decoded(parameter.substring(equals + 1)));
            }
        }
        return names;
    }

    /** How long the gather may take, by what Prometheus says of its own patience; to merge and to write takes time too. */
    static long budgetMillis(String timeoutSeconds) {
        double seconds = DEFAULT_SECONDS;
        if (timeoutSeconds != null) {
            try {
                double timeout = Double.parseDouble(timeoutSeconds.trim());
                if (timeout > 0) seconds = timeout * SHARE_OF_TIMEOUT;
            } catch (NumberFormatException e) {
                seconds = DEFAULT_SECONDS;
            }
        }
        double limited = Math.min(seconds, MAX_SECONDS);
        double forTheRest = Math.max(FOR_THE_REST_SECONDS, limited * FOR_THE_REST_SHARE);
        return Math.round(1000 * Math.max(limited - forTheRest, limited / 2));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, "UTF-8");
        } catch (UnsupportedEncodingException | IllegalArgumentException e) {
            return text;
        }
    }
}
