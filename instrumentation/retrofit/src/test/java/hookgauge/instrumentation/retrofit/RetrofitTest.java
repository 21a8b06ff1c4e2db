package hookgauge.instrumentation.retrofit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import hookgauge.instrumentation.okhttp.OkHttpInstrumentation;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.Weaving;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.Path;
import retrofit2.http.Url;

@Timeout(60)
class RetrofitTest {
    private final RecordingCalls calls = RecordingCalls.installed();
    private HttpServer upstream;
    private String base;

    interface Shop {
        @GET("items/{id}")
        Call<ResponseBody> item(@Path("id") int id);

        @GET("later/{id}")
        CompletableFuture<ResponseBody> later(@Path("id") int id);

        @DELETE("items")
        Call<ResponseBody> clear();

        @HTTP(method = "GET", path = "/reports/{id}")
        Call<ResponseBody> report(@Path("id") int id);

        @GET
        Call<ResponseBody> any(@Url String url);

        @GET("unsendable/{id}")
        Call<ResponseBody> unsendable(@Path("id") Object id);
    }

    @BeforeAll
    static void weave() {
        Weaving.of(new OkHttpInstrumentation());
        Weaving.of(new RetrofitInstrumentation());
    }

    @BeforeEach
    void start() throws IOException {
        calls.clear();
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().contains("missing") ? 404 : 200, -1);
            exchange.close();
        });
        upstream.start();
        base = "http://localhost:" + upstream.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        upstream.stop(0);
    }

    @Test
    void path_of_the_annotation_is_the_request_s_template() throws Exception {
        Shop shop = shop();

        shop.item(7).execute();
        shop.later(7).get();
        shop.clear().execute();
        shop.report(7).execute();
        shop.any(base + "/items/7").execute();

        calls.await(5);
        assertEquals(List.of("items/{id}", "later/{id}", "items", "/reports/{id}", ""), calls.templates());
    }

    @Test
    void call_whose_request_cannot_be_made_fails_as_it_would() {
        Call<ResponseBody> call = shop().unsendable(null);

        IllegalArgumentException seen = assertThrows(IllegalArgumentException.class, call::execute);

        assertEquals(true, seen.getMessage().contains("\"id\" value must not be null"), seen.getMessage());
        calls.await(0);
        assertEquals(List.of(), calls.templates());
    }

    private Shop shop() {
        return new Retrofit.Builder().baseUrl(base + "/").build().create(Shop.class);
    }
}
