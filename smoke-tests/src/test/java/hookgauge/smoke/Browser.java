package hookgauge.smoke;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Chromium without a window, driven by its DevTools protocol; tests that need it are skipped where it is not installed. */
final class Browser implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");

    private final Path profile;
    private final ServerProcess process;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Browser(Path profile) {
        this.profile = profile;
        process = Launch.bare()
                .startCommand(List.of(
                        find(),
                        "--headless=new",
                        // who runs the tests may be root
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"));
        Matcher listening = process.await(LISTENING);
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(listening.group(1)), new Messages())
                .join();
        String target = call(null, "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .getAsString();
        session = call(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .getAsString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) call(domain + ".enable", Map.of());
    }

    /** @param profile an empty folder for what it writes */
    static Browser start(Path profile) {
        return new Browser(profile);
    }

    /** Opens the page and waits until it is loaded. */
    void open(URI page) {
        call("Page.navigate", Map.of("url", page.toString()));
        Eventually.get(
                () -> text("document.readyState + ' ' + location.href"), seen -> seen.equals("complete " + page));
    }

    /** What an expression of JavaScript is, as text. */
    String text(String expression) {
        JsonElement value = value("String(" + expression + ")");
        return value.getAsString();
    }

    double number(String expression) {
        return value("Number(" + expression + ")").getAsDouble();
    }

    boolean is(String expression) {
        return value("Boolean(" + expression + ")").getAsBoolean();
    }

    /** What the console says of errors, and what the policy of the page has kept off. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** As a system that prefers light or dark. */
    void prefer(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void press(String key) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", key.equals("Tab") ? 9 : 32));
        }
    }

    void screenshot(Path file) {
        String png = call("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .getAsString();
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.close();
        Eventually.get(() -> isDeleted(profile), isDeleted -> isDeleted);
    }

    /** Those that it has started are there for a moment longer, and write. */
    private static boolean isDeleted(Path folder) throws IOException {
        if (Files.notExists(folder)) return true;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
        return Files.notExists(folder);
    }

    private JsonElement value(String expression) {
        JsonObject answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) throw new AssertionError(expression + ": " + answer);
        return answer.getAsJsonObject("result").get("value");
    }

    private JsonObject call(String method, Map<String, ?> parameters) {
        return call(session, method, parameters);
    }

    private JsonObject call(String session, String method, Map<String, ?> parameters) {
        JsonObject message = new JsonObject();
        int id = lastId.incrementAndGet();
        message.addProperty("id", id);
        message.addProperty("method", method);
        message.add("params", new com.google.gson.Gson().toJsonTree(parameters));
        if (session != null) message.addProperty("sessionId", session);
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        pending.put(id, answer);
        socket.sendText(message.toString(), true).join();
        JsonObject told = answer.orTimeout(60, TimeUnit.SECONDS).join();
        if (told.has("error")) throw new AssertionError(method + ": " + told);
        return told.getAsJsonObject("result");
    }

    private void take(JsonObject message) {
        if (message.has("id")) {
            pending.remove(message.get("id").getAsInt()).complete(message);
            return;
        }
        String event = message.get("method").getAsString();
        JsonObject told = message.getAsJsonObject("params");
        if (event.equals("Runtime.exceptionThrown")) complaints.add(told.toString());
        if (event.equals("Runtime.consoleAPICalled")
                && !told.get("type").getAsString().equals("log")) {
            complaints.add(told.toString());
        }
        if (event.equals("Log.entryAdded")
                && !told.getAsJsonObject("entry").get("level").getAsString().matches("verbose|info")) {
            complaints.add(told.toString());
        }
    }

    private static String find() {
        for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
            Stream<Path> places =
                    Stream.of(System.getenv("PATH").split(":")).map(directory -> Path.of(directory, name));
            Path found = places.filter(Files::isExecutable).findFirst().orElse(null);
            if (found != null) return found.toString();
        }
        assumeTrue(false, "chromium is not installed (Debian: apt-get install chromium)");
        return null;
    }

    /** Puts the parts of messages together. */
    private final class Messages implements WebSocket.Listener {
        private final List<CharSequence> parts = new ArrayList<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
            parts.add(part.toString());
            if (isLast) {
                String whole = String.join("", parts);
                parts.clear();
                take(JsonParser.parseString(whole).getAsJsonObject());
            }
            socket.request(1);
            return null;
        }
    }
}
