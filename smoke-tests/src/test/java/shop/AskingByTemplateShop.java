package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import feign.Feign;
import feign.Param;
import feign.RequestLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import okhttp3.ResponseBody;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** A shop that asks a stock by all libraries that know the template of a URI; both are on one server of the JDK. */
public final class AskingByTemplateShop {
    interface FeignStock {
        @RequestLine("GET /feign/{id}")
        String item(@Param("id") String id);
    }

    interface RetrofitStock {
        @GET("retrofit/{id}")
        Call<ResponseBody> item(@Path("id") String id);
    }

    private AskingByTemplateShop() {}

    /** Prints the port it listens on. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String stock = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", exchange -> answer(exchange, "an item"));
        server.createContext("/ask/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            answer(exchange, ask(stock, path.substring(path.lastIndexOf('/') + 1)));
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static String ask(String stock, String id) throws IOException {
        return String.join(
                ", ",
                new RestTemplate().getForObject(stock + "/rest-template/{id}", String.class, id),
                RestClient.create(stock)
                        .get()
                        .uri("/rest-client/{id}", id)
                        .retrieve()
                        .body(String.class),
                WebClient.create(stock)
                        .get()
                        .uri("/web-client/{id}", id)
                        .retrieve()
                        .bodyToMono(String.class)
                        .block(),
                Feign.builder().target(FeignStock.class, stock).item(id),
                new Retrofit.Builder()
                        .baseUrl(stock)
                        .build()
                        .create(RetrofitStock.class)
                        .item(id)
                        .execute()
                        .body()
                        .string());
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "text/plain");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
