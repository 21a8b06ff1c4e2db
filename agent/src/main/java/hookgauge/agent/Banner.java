package hookgauge.agent;

import hookgauge.agent.config.AgentConfig;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** The one line that says the agent is there and what it does. */
final class Banner {
    /** With what stands before it a line has 200 characters. */
    private static final int LIMIT = 200 - "[hookgauge] ".length();

    private Banner() {}

    static String of(AgentConfig config, String version, String pull, long workedNanos) {
        String start = version + " in pid " + pid() + " (Java " + System.getProperty("java.version") + "): " + pull
                + ", " + push(config) + ", service \"";
        String end = "\", ready in " + workedNanos / 1_000_000 + " ms";
        return start + shortened(config.serviceName, LIMIT - start.length() - end.length()) + end;
    }

    /** Keeps the end, which tells more than the package that a name of a class begins with. */
    private static String shortened(String name, int limit) {
        if (name.length() <= limit) return name;
        return "..." + name.substring(name.length() - Math.max(limit - 3, 10));
    }

    private static String push(AgentConfig config) {
        if (!config.pushEnabled) return "push off" + (config.otlpEndpoint == null ? " (no endpoint)" : "");
        return "push " + config.otlpProtocol + " to " + config.otlpTarget + " every "
                + seconds(config.otlpIntervalMillis);
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private static String pid() {
        try {
            // not ProcessHandle, which Java 8 lacks; not the MXBean first, which loads JMX
            File self = new File("/proc/self");
            if (self.exists()) return self.getCanonicalFile().getName();
        } catch (IOException e) {
            // then the MXBean knows
        }
        String name = ManagementFactory.getRuntimeMXBean().getName();
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }
}
