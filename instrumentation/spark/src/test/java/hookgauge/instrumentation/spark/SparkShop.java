package hookgauge.instrumentation.spark;

import spark.Service;

/** The shop as Spark's routes, with filters before and after them. */
final class SparkShop {
    private SparkShop() {}

    static void on(Service spark) {
        spark.before((request, response) -> response.header("before", "all"));
        spark.before("/shop/items/*", (request, response) -> response.header("before", "some"));
        spark.path("/shop", () -> {
            spark.get("", (request, response) -> "all");
            spark.get("/items/:id", (request, response) -> {
                if (request.params("id").equals("none")) response.status(404);
                return "item";
            });
            spark.post("/items/:id", (request, response) -> "changed");
            spark.get("/shelves/:shelf/items/:id", (request, response) -> "item");
            spark.path("/boxes/:box", () -> spark.get("/items/:id", (request, response) -> "item"));
            spark.get("/broken/:id", (request, response) -> {
                throw new IllegalStateException("broken");
            });
            spark.get("/files/*", (request, response) -> "file");
        });
        spark.get("/shop/halted/:id", (request, response) -> {
            throw spark.halt(401);
        });
        spark.after((request, response) -> response.header("after", "all"));
    }
}
