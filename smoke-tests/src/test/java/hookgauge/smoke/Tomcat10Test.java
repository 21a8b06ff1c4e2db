package hookgauge.smoke;

/** Tomcat 10, Servlet in {@code jakarta}. */
final class Tomcat10Test extends TomcatContract {
    Tomcat10Test() {
        super("10.1.48", "jakarta/servlet");
    }
}
