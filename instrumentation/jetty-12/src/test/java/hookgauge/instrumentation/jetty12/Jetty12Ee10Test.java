package hookgauge.instrumentation.jetty12;

class Jetty12Ee10Test extends Jetty12ServletContract {
    @Override
    String level() {
        return "ee10";
    }
}
