package hookgauge.instrumentation.jetty12;

class Jetty12Ee9Test extends Jetty12ServletContract {
    @Override
    String level() {
        return "ee9";
    }
}
