package shop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The same shop as a servlet; a test renames it to {@code javax.servlet} for the older containers. */
@WebServlet({"/hello", "/items/*", "/orders", "/fail", "/slow", "/slower", "/boom"})
public final class ServletShop extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath()) {
            case "/hello" -> answer(response, 200, "hello\n");
            case "/items" ->
                answer(response, 200, "item " + request.getPathInfo().substring(1) + "\n");
            case "/fail" -> answer(response, 500, "failed\n");
            case "/slow" -> slow(response, 200);
            case "/slower" -> {
                System.out.println("slower begins");
                slow(response, 1500);
            }
            case "/boom" -> throw new IllegalStateException("boom");
            default -> response.sendError(405);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] order = request.getInputStream().readAllBytes();
        ShopMetrics.ordered();
        answer(response, 201, "ordered " + order.length + "\n");
    }

    private static void slow(HttpServletResponse response, long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        answer(response, 200, "slow\n");
    }

    private static void answer(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain");
        response.getWriter().write(text);
    }
}
