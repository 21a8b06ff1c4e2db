package hookgauge.agent.http;

import hookgauge.agent.config.Glob;
import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All that is called, with a cap on the pairs of address and port, so that a crawler does not use up the room of other
 * metrics; as a collector, how many requests are under way to each.
 */
final class Upstreams implements Collector {
    private static final int LONGEST_ADDRESS = 255;
    private static final Upstream[] NONE = {};

    private final Map<String, Upstream[]> byAddress = new ConcurrentHashMap<>();
    private final List<Upstream> all = new CopyOnWriteArrayList<>();
    private final List<String> excluded;
    private final LabelCap pairs;
    private final int most;
    private Upstream[] others = NONE; // Guarded by this

    /** @param excluded globs of addresses to which requests are not recorded */
    Upstreams(int most, List<String> excluded, AgentLog log) {
        this.excluded = excluded;
        this.most = most;
        pairs = new LabelCap("server_address with its port", most, "hookgauge.http.client.max_hosts", log);
    }

    /** The one that is called; for a known one this costs nothing but looking. */
    Upstream of(String method, String address, int port) {
        Upstream known = known(byAddress.get(address), method, port);
        return known != null ? known : added(method, address, port);
    }

    /**
     * How connections to there are labelled, which take room of the same pairs; null if it is excluded.
     *
     * @param address null if it is not known
     * @param port 0 if it is not known
     */
    synchronized Labels labelsOf(String address, int port) {
        if (address == null) return Labels.EMPTY;
        String shown = shown(address);
        if (isExcluded(shown)) return null;
        String pair = shown + ':' + port;
        if (!pairs.limited(pair).equals(pair)) return Labels.of("server.address", RequestAttributes.OTHER);
        Labels labels = Labels.of("server.address", shown);
        return port == 0 ? labels : labels.add("server.port", Integer.toString(port));
    }

    private static Upstream known(Upstream[] upstreams, String method, int port) {
        if (upstreams == null) return null;
        for (Upstream upstream : upstreams) {
            if (upstream.is(method, port)) return upstream;
        }
        return null;
    }

    private synchronized Upstream added(String method, String address, int port) {
        Upstream known = known(byAddress.get(address), method, port);
        if (known != null) return known;
        String shown = shown(address);
        if (!shown.equals(address)) return alias(address, of(method, shown, port));
        if (isExcluded(address)) return alias(address, new Upstream(method, address, port, false));
        String pair = address + ':' + port;
        if (!pairs.limited(pair).equals(pair)) return other(method);
        Upstream upstream = new Upstream(method, address, port, true);
        byAddress.put(address, with(byAddress.getOrDefault(address, NONE), upstream));
        all.add(upstream);
        return upstream;
    }

    private boolean isExcluded(String address) {
        for (String glob : excluded) {
            if (Glob.matches(glob, address)) return true;
        }
        return false;
    }

    /** Remembers what an address leads to, as long as there are not too many. */
    private Upstream alias(String address, Upstream upstream) {
        boolean isRoom = byAddress.size() < 2 * most;
        if (isRoom) byAddress.put(address, with(byAddress.getOrDefault(address, NONE), upstream));
        return upstream;
    }

    private Upstream other(String method) {
        Upstream known = known(others, method, 0);
        if (known != null) return known;
        Upstream upstream = new Upstream(method, RequestAttributes.OTHER, 0, true);
        others = with(others, upstream);
        all.add(upstream);
        return upstream;
    }

    private static Upstream[] with(Upstream[] upstreams, Upstream another) {
        Upstream[] more = Arrays.copyOf(upstreams, upstreams.length + 1);
        more[upstreams.length] = another;
        return more;
    }

    /** In lower case, an IPv6 address without brackets. */
    private static String shown(String address) {
        int end = address.length();
        boolean hasBrackets = end > 1 && address.charAt(0) == '[' && address.charAt(end - 1) == ']';
        String plain = hasBrackets ? address.substring(1, end - 1) : address;
        return plain.substring(0, Math.min(plain.length(), LONGEST_ADDRESS)).toLowerCase(Locale.ROOT);
    }

    @Override
    public MetricSnapshot collect() {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name("http.client.active_requests").help("Outgoing requests under way.");
        for (Upstream upstream : all) {
            Labels labels = Labels.of(upstream.labels().toArray(new String[0]));
            gauge.dataPoint(new GaugeDataPointSnapshot(upstream.active.sum(), labels, null));
        }
        return gauge.build();
    }
}
