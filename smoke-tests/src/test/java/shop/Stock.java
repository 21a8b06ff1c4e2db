package shop;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** What a shop asks while a customer waits; the option {@code shop.stock} says where it is. */
final class Stock {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Stock() {}

    static void askOnce() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri().toURL().openConnection();
        if (connection.getResponseCode() != 204) throw new IOException("no stock");
    }

    static void askTwiceAtOnce() {
        CompletableFuture<?> first = begin();
        CompletableFuture<?> second = begin();
        first.join();
        second.join();
    }

    /** What the shop does itself. */
    static void work(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static CompletableFuture<?> begin() {
        return CLIENT.sendAsync(HttpRequest.newBuilder(uri()).build(), BodyHandlers.discarding());
    }

    private static URI uri() {
        return URI.create(System.getProperty("shop.stock"));
    }
}
