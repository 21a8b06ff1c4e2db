package hookgauge.instrumentation.spark;

import hookgauge.instrumentation.testing.ContractServer;
import spark.Service;

/** On Spark's own Jetty. */
class SparkTest extends SparkRoutes {
    @Override
    protected ContractServer server() {
        return new OwnJetty();
    }

    @Override
    protected String base() {
        return "/shop";
    }

    private static final class OwnJetty implements ContractServer {
        private final Service spark = Service.ignite();

        @Override
        public int start() {
            spark.ipAddress("127.0.0.1").port(0);
            SparkShop.on(spark);
            spark.awaitInitialization();
            return spark.port();
        }

        @Override
        public int securePort() {
            throw new UnsupportedOperationException("it has HTTP alone");
        }

        @Override
        public void stop() {
            spark.stop();
            spark.awaitStop();
        }
    }
}
