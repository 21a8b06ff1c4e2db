package hookgauge.smoke;

/** Tomcat 9, Servlet in {@code javax}. */
final class Tomcat9Test extends TomcatContract {
    Tomcat9Test() {
        super("9.0.109", "javax");
    }
}
