package hookgauge.instrumentation.resteasy;

import org.junit.jupiter.api.BeforeAll;

/** The same with an app that is there before the agent; it needs a JVM of its own. */
class ResteasyLateTest extends ResteasyTest {
    @BeforeAll
    @Override
    protected void begin() throws Exception {
        start();
        weave();
    }
}
