package hookgauge.agent.http;

import hookgauge.agent.log.AgentLog;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets a label have so many values and no more, so that a hostile one cannot use up the room of the others. */
final class LabelCap {
    private final String label;
    private final int most;
    private final String setting;
    private final AgentLog log;
    private final Set<String> values = ConcurrentHashMap.newKeySet();
    private boolean isFull; // Guarded by this

    /** {@code setting} is what raises the cap, or null. */
    LabelCap(String label, int most, String setting, AgentLog log) {
        this.label = label;
        this.most = most;
        this.setting = setting;
        this.log = log;
    }

    /** The value itself, or {@code _OTHER} once there are too many. */
    synchronized String limited(String value) {
        if (value == null || values.contains(value)) return value;
        if (values.size() < most) {
            values.add(value);
            return value;
        }
        if (!isFull) {
            isFull = true;
            log.warn("label " + label + " has reached " + most + " values, more are counted as _OTHER"
                    + (setting == null ? "" : " (" + setting + ")"));
        }
        return RequestAttributes.OTHER;
    }
}
