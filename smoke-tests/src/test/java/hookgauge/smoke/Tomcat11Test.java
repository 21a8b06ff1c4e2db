package hookgauge.smoke;

/** Tomcat 11, Servlet in {@code jakarta}. */
final class Tomcat11Test extends TomcatContract {
    Tomcat11Test() {
        super("11.0.2", "jakarta");
    }
}
