package io.github.httpstatusproblem.benchmarks;

import io.github.httpstatusproblem.HttpStatusProblem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;

/** The three ways to a 417 that are compared. */
enum Candidate {
    /** The limit: a servlet that writes 64 constant bytes. */
    BARE {
        @Override
        LoadServer start() throws Exception {
            return LoadServer.bare(new Constant());
        }
    },

    /** Our filter, and a servlet that throws. */
    OURS {
        @Override
        LoadServer start() throws Exception {
            return LoadServer.filtered(new Thrown());
        }
    },

    /** A servlet that throws Jetty's own exception of that status, answered by Jetty's error page. */
    JETTY {
        @Override
        LoadServer start() throws Exception {
            return LoadServer.bare(new ThrownToJetty());
        }
    };

    abstract LoadServer start() throws Exception;

    private static final class Constant extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private static final byte[] BODY = "{\"error\": \"expectation_failed\", \"message\": \"Expectation Failed\"}"
                .getBytes(StandardCharsets.UTF_8);

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setStatus(417);
            response.setContentType("application/json");
            response.setContentLength(BODY.length);
            response.getOutputStream().write(BODY);
        }
    }

    private static final class Thrown extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            throw HttpStatusProblem.of(417);
        }
    }

    private static final class ThrownToJetty extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            throw new HttpException.RuntimeException(417);
        }
    }
}
