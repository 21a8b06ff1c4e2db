package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.tools.attach.VirtualMachine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.libraries.LibraryShops;

/** What registries hold that were made long before the agent was attached. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LateRegistriesTest {
    private ServerProcess server;

    static Stream<Library> all() {
        return Library.all().stream()
                .filter(library -> library.kind().matches("prometheus-client|simpleclient|micrometer(-simple)?"));
    }

    static Stream<Library> withPrivateRegistry() {
        return all().filter(library -> library.kind().matches("prometheus-client|simpleclient"));
    }

    @BeforeAll
    void attach() throws Exception {
        List<String> command = List.of("-cp", Launch.classPath(LibraryShops.class), LibraryShops.class.getName());
        Stream<String> shops = all().map(library -> library.argument(library.prefix(), library.prefix()));
        server = Launch.bare().start(Stream.concat(command.stream(), shops).toArray(String[]::new));
        // all registries are there when it listens
        assertTrue(server.appPort() > 0);
        VirtualMachine machine = VirtualMachine.attach(Long.toString(server.pid()));
        try {
            machine.loadAgent(
                    FinishedJar.path().toString(), "metrics.prometheus.host=127.0.0.1,metrics.prometheus.port=0");
        } finally {
            machine.detach();
        }
    }

    @AfterAll
    void close() {
        if (server != null) server.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void registry_that_the_library_keeps_for_all_is_shown_at_once(Library library) {
        assertEquals(1, samples(library, "_orders_total"));
        assertFalse(server.metrics().scrape().contains("hookgauge_merge_hidden_series"));
    }

    @ParameterizedTest
    @MethodSource("withPrivateRegistry")
    void private_registry_is_shown_once_the_app_has_read_it_itself(Library library) {
        assertEquals(
                0,
                samples(library, "_own_total"),
                () -> server.metrics().scrape().text() + server.agentLines());

        String answer = RawHttp.get(server.appPort(), '/' + library.prefix() + "/own");

        assertEquals(200, RawHttp.status(answer), answer);
        assertEquals(1, samples(library, "_own_total"));
    }

    private int samples(Library library, String name) {
        return server.metrics().scrape().samples(library.prefix() + name).size();
    }
}
