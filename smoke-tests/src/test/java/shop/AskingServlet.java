package shop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The same as {@link AskingShop}, in one thread. */
@WebServlet({"/one-by-one", "/at-once"})
public final class AskingServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/at-once")) {
            Stock.askTwiceAtOnce();
            Stock.work(150);
        } else {
            Stock.askOnce();
            Stock.askOnce();
            Stock.work(50);
        }
        response.getWriter().write("fine");
    }
}
