package hookgauge.smoke;

import org.junit.jupiter.api.Tag;

/** Tomcat 10, Servlet in {@code jakarta}, as in Tomcat 11, which every build starts. */
@Tag("full")
final class Tomcat10Test extends TomcatContract {
    Tomcat10Test() {
        super("10.1.48", "jakarta");
    }
}
