package hookgauge.agent.otel;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What apps record with SDKs of their own, and what is said of it. */
final class Sdks {
    final AppSdks apps;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    Sdks(boolean isPushEnabled, OtlpTemporality temporality, OtlpHistogram histogram) {
        this(isPushEnabled, temporality, histogram, true);
    }

    Sdks(boolean isPushEnabled, OtlpTemporality temporality, OtlpHistogram histogram, boolean isPrometheusMerged) {
        AgentLog log = new AgentLog(AgentLog.Verbosity.DEBUG, new PrintStream(said, true, StandardCharsets.UTF_8));
        apps = new AppSdks(isPrometheusMerged, isPushEnabled, temporality, histogram, log, new CaughtErrors(log));
    }

    /** None that is ever built. */
    static AppSdks none() {
        return new Sdks(true, OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPLICIT).apps;
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
