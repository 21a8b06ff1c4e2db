package hookgauge.smoke;

import java.util.List;
import java.util.stream.Stream;
import shop.libraries.LibraryShops;

/** A JVM with several shops, each with a metric library in a loader of its own. */
final class OpenShops implements AutoCloseable {
    private final ServerProcess server;

    private OpenShops(ServerProcess server) {
        this.server = server;
    }

    /** One shop with each library, called by its prefix. */
    static OpenShops with(Stream<Library> libraries, Launch launch) {
        return start(launch, libraries.map(library -> library.argument(library.prefix(), library.prefix())));
    }

    /** @param shops what {@link Library#argument} gives */
    static OpenShops start(Launch launch, Stream<String> shops) {
        List<String> app = List.of("-cp", Launch.classPath(LibraryShops.class), LibraryShops.class.getName());
        return new OpenShops(launch.start(Stream.concat(app.stream(), shops).toArray(String[]::new)));
    }

    ServerProcess server() {
        return server;
    }

    MetricsEndpoint metrics() {
        return server.metrics();
    }

    /** What a shop answers to a wish, such as {@code page}: what its own library writes. */
    String ask(String shop, String wish) {
        String answer = RawHttp.get(server.appPort(), '/' + shop + '/' + wish);
        if (RawHttp.status(answer) != 200) throw new AssertionError(shop + ' ' + wish + ": " + answer + server);
        return RawHttp.body(answer);
    }

    @Override
    public void close() {
        server.close();
    }
}
