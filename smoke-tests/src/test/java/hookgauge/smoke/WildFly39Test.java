package hookgauge.smoke;

import org.junit.jupiter.api.Tag;

/** WildFly 39: Undertow 2.3, RESTEasy 6, Java EE as {@code jakarta}. */
@Tag("full")
final class WildFly39Test extends WildFlyContract {
    WildFly39Test() {
        super("39.0.1.Final", "jakarta");
    }
}
