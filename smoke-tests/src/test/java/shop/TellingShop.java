package shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.springframework.web.reactive.function.client.WebClient;

/** A shop that prints what it gets from its clients: the answer or what it is thrown, and on which thread. */
public final class TellingShop {
    private interface Asking {
        CompletableFuture<String> ask(String uri) throws Exception;
    }

    private static final CountDownLatch ASKED = new CountDownLatch(1);

    private TellingShop() {}

    /** Ends when all is printed. */
    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/late", exchange -> {
            byte[] body = "an item".getBytes(StandardCharsets.UTF_8);
            await();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/drop", exchange -> exchange.close());
        // not the common pool, which has one thread on two processors
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.start();
        String shop = "http://localhost:" + server.getAddress().getPort();
        HttpClient jdk = HttpClient.newHttpClient();
        // all others wait as long as it takes
        OkHttpClient patient = new OkHttpClient.Builder()
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
        CloseableHttpClient apache = HttpClients.createDefault();
        CompletableFuture<?>[] late = {
            tell("jdk", uri -> byJdk(jdk, uri), shop),
            tell("okhttp", uri -> byOkHttp(patient, uri), shop),
            tell("webclient", TellingShop::byWebClient, shop),
            tell("urlconnection", uri -> CompletableFuture.supplyAsync(() -> byUrlConnection(uri), threads), shop),
            tell("apache", uri -> CompletableFuture.supplyAsync(() -> byApache(apache, uri), threads), shop)
        };
        ASKED.countDown();
        for (CompletableFuture<?> one : late) System.out.println(one.get(60, TimeUnit.SECONDS));
        System.exit(0);
    }

    /** Prints what failures look like, and answers with what a late answer will. */
    private static CompletableFuture<String> tell(String name, Asking asking, String shop) throws Exception {
        for (String uri : new String[] {"http://localhost:1/", shop + "/drop"}) {
            try {
                System.out.println(name + " " + asking.ask(uri).get(60, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                StringBuilder causes = new StringBuilder(name);
                for (Throwable t = e.getCause(); t != null; t = t.getCause())
                    causes.append(" < ").append(t);
                System.out.println(causes);
            }
        }
        return asking.ask(shop + "/late").thenApply(text -> name + " " + text);
    }

    private static CompletableFuture<String> byJdk(HttpClient client, String uri) {
        return client.sendAsync(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
                .thenApply(answer -> told(answer.body()));
    }

    private static CompletableFuture<String> byOkHttp(OkHttpClient client, String uri) {
        CompletableFuture<String> told = new CompletableFuture<>();
        client.newCall(new Request.Builder().url(uri).build()).enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response answer) throws IOException {
                told.complete(told(answer.body().string()));
            }

            @Override
            public void onFailure(Call call, IOException error) {
                told.completeExceptionally(error);
            }
        });
        return told;
    }

    private static CompletableFuture<String> byWebClient(String uri) {
        return WebClient.create(uri)
                .get()
                .retrieve()
                .bodyToMono(String.class)
                .map(TellingShop::told)
                .toFuture();
    }

    private static String byUrlConnection(String uri) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(uri).toURL().openConnection();
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String byApache(CloseableHttpClient client, String uri) {
        try {
            return client.execute(new HttpGet(uri), answer -> EntityUtils.toString(answer.getEntity()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String told(String text) {
        return text + " in " + Thread.currentThread().getName();
    }

    private static void await() throws IOException {
        try {
            ASKED.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
