package hookgauge.instrumentation.jetty12;

class Jetty12Ee8Test extends Jetty12ServletContract {
    @Override
    String level() {
        return "ee8";
    }
}
