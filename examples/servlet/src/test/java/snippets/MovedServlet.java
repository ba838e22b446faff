package snippets;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

// snippet
class MovedServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(301);
        response.setHeader("Location", "/status/200");
        response.setContentType("application/json");
        response.getOutputStream().print("{\"status\": \"moved_permanently\", \"message\": \"Moved Permanently\"}");
    }
}
