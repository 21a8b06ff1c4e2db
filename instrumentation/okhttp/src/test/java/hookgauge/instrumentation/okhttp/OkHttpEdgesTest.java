package hookgauge.instrumentation.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.Weaving;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What not every client has: calls that wait for a thread, a cache, interceptors of the app, WebSocket. */
@Timeout(60)
class OkHttpEdgesTest {
    private final RecordingCalls calls = RecordingCalls.installed();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private Undertow upstream;
    private int port;

    @BeforeAll
    static void weave() {
        Weaving.of(new OkHttpInstrumentation());
    }

    @BeforeEach
    void start() {
        calls.clear();
        listen(Handlers.path(exchange -> exchange.dispatch(this::answer))
                .addExactPath("/socket", Handlers.websocket((exchange, channel) -> channel.resumeReceives())));
    }

    private void listen(HttpHandler handler) {
        upstream = Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .addHttpListener(0, "localhost")
                .setHandler(handler)
                .build();
        upstream.start();
        port = ((InetSocketAddress) upstream.getListenerInfo().get(0).getAddress()).getPort();
    }

    @AfterEach
    void stop() {
        released.countDown();
        upstream.stop();
    }

    @Test
    void enqueued_call_is_the_caller_s_own() throws Exception {
        Answers answers = new Answers();
        new OkHttpClient().newCall(request("/ok")).enqueue(answers);

        assertEquals(200, answers.next());
        assertSame(Thread.currentThread(), calls.await(1).get(0).startedBy());
    }

    @Test
    void answer_of_the_cache_is_no_sample_and_one_that_is_asked_for_again_is(@TempDir Path folder) throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .cache(new Cache(folder.toFile(), 100_000))
                .build();
        Answers answers = new Answers();
        for (int i = 0; i < 3; i++) assertEquals(200, status(client, "/cached"));
        client.newCall(request("/cached")).enqueue(answers);
        assertEquals(200, answers.next());
        for (int i = 0; i < 2; i++) assertEquals(200, status(client, "/validated"));

        assertEquals(
                List.of(200, 200, 304),
                calls.await(3).stream().map(SentRequest::status).toList());
        assertEquals(3, requests.get());
    }

    @Test
    void answer_of_an_interceptor_is_no_sample() throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(chain -> answer(chain.request()))
                .build();
        Answers answers = new Answers();

        assertEquals(299, status(client, "/ok"));
        client.newCall(request("/ok")).enqueue(answers);
        assertEquals(299, answers.next());

        calls.await(0);
    }

    @Test
    void interceptor_that_asks_again_makes_a_sample_each() throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();
        Answers answers = new Answers();

        assertEquals(200, status(client, "/ok"));
        client.newCall(request("/ok")).enqueue(answers);
        assertEquals(200, answers.next());

        for (SentRequest sent : calls.await(4)) assertEquals(200, sent.status());
        assertEquals(4, requests.get());
    }

    @Test
    void call_of_an_interceptor_is_a_sample_of_its_own() throws Exception {
        OkHttpClient inner = new OkHttpClient();
        OkHttpClient client = inner.newBuilder()
                .addInterceptor(chain -> {
                    status(inner, "/404");
                    return chain.proceed(chain.request());
                })
                .addNetworkInterceptor(chain -> {
                    status(inner, "/404");
                    return chain.proceed(chain.request());
                })
                .build();

        assertEquals(200, status(client, "/ok"));

        assertEquals(
                List.of(404, 404, 200),
                calls.await(3).stream().map(SentRequest::status).toList());
    }

    @Test
    void failure_that_an_interceptor_hides_is_one_sample_of_what_it_saw() throws Exception {
        BlockingQueue<IOException> seen = new LinkedBlockingQueue<>();
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    try {
                        return chain.proceed(chain.request());
                    } catch (IOException e) {
                        seen.add(e);
                        return answer(chain.request());
                    }
                })
                .build();
        upstream.stop();

        assertEquals(299, status(client, "/ok"));

        assertSame(seen.take().getClass(), calls.await(1).get(0).error().getClass());
    }

    @Test
    void call_that_gets_no_thread_is_no_sample() {
        ExecutorService none = Executors.newSingleThreadExecutor();
        none.shutdown();
        OkHttpClient client =
                new OkHttpClient.Builder().dispatcher(new Dispatcher(none)).build();
        try {
            client.newCall(request("/ok")).enqueue(new Answers());
        } catch (RuntimeException e) {
            // as versions before 3.12 do
        }
        calls.await(0);
    }

    @Test
    void call_that_is_given_up_while_it_waits_for_a_thread_is_no_sample() throws Exception {
        Dispatcher one = new Dispatcher();
        one.setMaxRequests(1);
        OkHttpClient client = new OkHttpClient.Builder().dispatcher(one).build();
        Answers held = new Answers();
        Answers waiting = new Answers();
        client.newCall(request("/hold")).enqueue(held);
        Call call = client.newCall(request("/ok"));
        call.enqueue(waiting);
        call.cancel();
        released.countDown();

        assertEquals(200, held.next());
        assertEquals(0, waiting.next());
        assertEquals(200, calls.await(1).get(0).status());
    }

    @Test
    void call_that_is_made_twice_is_one_sample() throws Exception {
        Call call = new OkHttpClient().newCall(request("/ok"));
        call.execute().close();
        assertThrows(IllegalStateException.class, call::execute);
        assertThrows(IllegalStateException.class, () -> call.enqueue(new Answers()));

        calls.await(1);
    }

    @Test
    void host_of_two_addresses_is_one_sample_of_the_one_that_answers() throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .dns(host -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")))
                .build();

        assertEquals(200, status(client, "/ok"));

        assertEquals(200, calls.await(1).get(0).status());
    }

    @Test
    void refused_addresses_of_a_host_are_one_sample() {
        OkHttpClient client = new OkHttpClient.Builder()
                .dns(host -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.3")))
                .build();

        IOException seen = assertThrows(IOException.class, () -> status(client, "/ok"));

        assertInstanceOf(seen.getClass(), calls.await(1).get(0).error());
    }

    @Test
    void upgrade_to_web_socket_is_one_sample_with_101() throws Exception {
        BlockingQueue<Integer> opened = new LinkedBlockingQueue<>();
        OkHttpClient client = new OkHttpClient();
        client.newWebSocket(request("/socket"), new WebSocketListener() {
            @Override
            public void onOpen(WebSocket socket, Response response) {
                opened.add(response.code());
                socket.close(1000, null);
            }
        });

        assertEquals(101, opened.poll(20, TimeUnit.SECONDS));
        SentRequest sent = calls.await(1).get(0);
        assertEquals(101, sent.status());
        assertSame(Thread.currentThread(), sent.startedBy());
        client.dispatcher().executorService().shutdown();
    }

    @Test
    void http_2_in_clear_text_is_a_sample_for_each_stream() throws Exception {
        Protocol known = known();
        assumeTrue(known != null, "it came with 3.11");
        OkHttpClient client = new OkHttpClient.Builder()
                .protocols(Collections.singletonList(known))
                .build();

        for (int i = 0; i < 3; i++) assertEquals(200, status(client, "/ok"));

        for (SentRequest sent : calls.await(3)) assertEquals("2", sent.version());
    }

    private static Protocol known() {
        try {
            return Protocol.get("h2_prior_knowledge");
        } catch (IOException e) {
            return null;
        }
    }

    private Request request(String path) {
        return new Request.Builder().url("http://localhost:" + port + path).build();
    }

    private int status(OkHttpClient client, String path) throws IOException {
        try (Response response = client.newCall(request(path)).execute()) {
            response.body().string();
            return response.code();
        }
    }

    private static Response answer(Request request) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(299)
                .message("made up")
                .body(ResponseBody.create(null, "made up"))
                .build();
    }

    private void answer(HttpServerExchange exchange) throws Exception {
        requests.incrementAndGet();
        switch (exchange.getRequestPath()) {
            case "/404" -> exchange.setStatusCode(404);
            case "/hold" -> assertTrue(released.await(20, TimeUnit.SECONDS));
            case "/cached" -> exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "max-age=600");
            case "/validated" -> {
                exchange.getResponseHeaders().put(Headers.ETAG, "\"1\"");
                if (exchange.getRequestHeaders().contains(Headers.IF_NONE_MATCH)) exchange.setStatusCode(304);
            }
            default -> {}
        }
        if (exchange.getStatusCode() == 304) exchange.endExchange();
        else exchange.getResponseSender().send("fine");
    }

    /** The statuses of calls that were enqueued, 0 for those without. */
    private static final class Answers implements Callback {
        private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();

        int next() throws InterruptedException {
            Integer status = statuses.poll(20, TimeUnit.SECONDS);
            if (status == null) throw new AssertionError("no answer came");
            return status;
        }

        @Override
        public void onFailure(Call call, IOException error) {
            statuses.add(0);
        }

        @Override
        public void onResponse(Call call, Response response) {
            response.close();
            statuses.add(response.code());
        }
    }
}
