package hookgauge.smoke;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledIf;

/** WildFly 26, the last with Java EE as {@code javax}: Undertow 2.2, RESTEasy 4. */
@Tag("full")
@DisabledIf(value = "isTooNew", disabledReason = "it needs a security policy, which Java 24 has no more")
final class WildFly26Test extends WildFlyContract {
    WildFly26Test() {
        super("26.1.3.Final", "javax");
    }

    static boolean isTooNew() {
        return Jdk.version() >= 24;
    }
}
