package hookgauge.smoke;

import shop.JdkShop;

/** The finished jar in an app on the server of the JDK. */
final class JdkServerTest extends ShopContract {
    @Override
    ServerProcess start(Launch launch) {
        return launch.start(JdkShop.class, ShopLibraries.ALL);
    }

    @Override
    int port(ServerProcess server) {
        return server.appPort();
    }

    @Override
    String itemsRoute() {
        return "/items/";
    }

    @Override
    String missingRoute() {
        return null;
    }
}
