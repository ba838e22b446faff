package io.github.httpstatusproblem.servlet;

import static io.github.httpstatusproblem.contract.Outcome.canonical;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.contract.Outcome;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import io.github.httpstatusproblem.servlet.Container.Deployment;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The rows of the table, by what they are about. */
final class Situations {
    private static final String UNKNOWN = Outcome.unknown();

    private final List<Situation> list = new ArrayList<>();

    private Situations() {}

    /** The rows in their order. */
    static List<Situation> all() {
        Situations situations = new Situations();
        situations.exceptions();
        situations.statuses();
        situations.begunResponses();
        situations.asynchronousRequests();
        situations.methodsAndConnections();
        situations.whatNeverEntersTheFilter();
        situations.whatIsLeft();
        return situations.list;
    }

    private Situation row(String title) {
        return row(Setting.PLAIN, title);
    }

    private Situation row(Setting setting, String title) {
        Situation situation = new Situation(setting, title);
        list.add(situation);
        return situation;
    }

    private void exceptions() {
        row("A servlet throws a problem").serves(throwing(HttpStatusProblem.of(417)));
        row("… wrapped, in a `ServletException` too")
                .serves(throwing(new ServletException(new CompletionException(HttpStatusProblem.of(417)))));
        row("… behind a forward")
                .serves((request, response) ->
                        request.getRequestDispatcher(Application.OTHER).forward(request, response))
                .elsewhere(throwing(HttpStatusProblem.of(417)));
        row("A filter throws one, when the servlet is done")
                .front(new HttpStatusProblemFilter(), (request, response, chain) -> {
                    chain.doFilter(request, response);
                    throw HttpStatusProblem.of(417);
                })
                .serves((request, response) -> response.getWriter().print("fine"));
        row("An exception that nobody knows")
                .serves(throwing(new IllegalStateException("hunter2")))
                .isAnswered(UNKNOWN);
        row("… a checked one that is not declared")
                .serves(throwing(new Exception("hunter2")))
                .isAnswered(UNKNOWN);
        row("An `Error`").serves(throwing(new AssertionError("hunter2"))).isAnswered(UNKNOWN);
        row("`UnavailableException` of a filter, for 30 s")
                .front(new HttpStatusProblemFilter(), (request, response, chain) -> {
                    throw new UnavailableException("hunter2", 30);
                })
                .isAnswered(canonical(503, ", \"retry_after\": 30", "Retry-After: 30"));
    }

    private void statuses() {
        row("`sendError(417)`").serves((request, response) -> response.sendError(417));
        row("`sendError(417, text)`").serves((request, response) -> response.sendError(417, "hunter2"));
        row("… with `showSendErrorText()`")
                .front(new HttpStatusProblemFilter().showSendErrorText())
                .serves((request, response) -> response.sendError(417, "Say 100 first"))
                .isAnswered(canonical(417, "")
                        .replace("Expectation Failed", "Say 100 first")
                        .replace("64", "59"));
        row("The default servlet: no such file")
                .asked("GET", "/no-such-file.css")
                .isAnswered(404);
        row("The default servlet: DELETE").asked("DELETE", "/").isAnswered(405, "Allow: …");
        row("`HttpServlet`: a method that it has not")
                .asked("PUT", Application.GET_ONLY)
                .isAnswered(405, "Allow: GET, HEAD, OPTIONS");
        row("`setStatus(417)` and no content").serves((request, response) -> response.setStatus(417));
        row("`setStatus(401)`, a challenge and no content")
                .serves((request, response) -> {
                    response.setHeader("WWW-Authenticate", "Basic realm=\"shop\"");
                    response.setStatus(401);
                })
                .isAnswered(401, "WWW-Authenticate: Basic realm=\"shop\"");
    }

    private void begunResponses() {
        row("An exception after `getWriter()`").serves((request, response) -> {
            response.setContentType("text/html");
            response.getWriter();
            throw HttpStatusProblem.of(417);
        });
        row("An exception after unflushed output, with fields for it").serves((request, response) -> {
            begin(response);
            throw HttpStatusProblem.of(417);
        });
        row("`sendError` after unflushed output").serves((request, response) -> {
            begin(response);
            response.sendError(417);
        });
        row("An exception behind a filter that compresses")
                .front(compressing(), new HttpStatusProblemFilter())
                .serves((request, response) -> {
                    begin(response);
                    throw HttpStatusProblem.of(417);
                })
                .reading(Situations::uncompressed)
                .isAnswered(canonical(417, "").replace("Content-Length: 64", "Content-Encoding: gzip"));
        row("An exception after flushed output").serves((request, response) -> {
            begin(response);
            response.flushBuffer();
            throw HttpStatusProblem.of(417);
        });
    }

    private void asynchronousRequests() {
        row("An exception after `startAsync()`").serves((request, response) -> {
            request.startAsync();
            throw HttpStatusProblem.of(417);
        });
        row("… in a dispatch")
                .serves((request, response) -> request.startAsync().dispatch(Application.OTHER))
                .elsewhere(throwing(HttpStatusProblem.of(417)));
        row("… in a dispatch that the filter is not mapped to")
                .front((request, response, chain) -> {
                    if (request.getDispatcherType() == DispatcherType.REQUEST) {
                        new HttpStatusProblemFilter().doFilter(request, response, chain);
                    } else {
                        chain.doFilter(request, response);
                    }
                })
                .serves((request, response) -> request.startAsync().dispatch(Application.OTHER))
                .elsewhere(throwing(HttpStatusProblem.of(417)));
        row("… on a thread of `AsyncContext.start`")
                .serves((request, response) -> request.startAsync().start(() -> raise(HttpStatusProblem.of(417))));
        row("… there, after flushed output").serves((request, response) -> {
            AsyncContext context = started(request, 500);
            context.start(() -> {
                beginAndFlush(response);
                throw HttpStatusProblem.of(417);
            });
        });
        row("`sendError` on another thread").serves((request, response) -> {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                try {
                    ((HttpServletResponse) context.getResponse()).sendError(417);
                } catch (IOException e) {
                    raise(e);
                }
                context.complete();
            });
        });
        row("`setStatus(417)` there, and no content").serves((request, response) -> {
            AsyncContext context = request.startAsync();
            context.start(() -> {
                ((HttpServletResponse) context.getResponse()).setStatus(417);
                context.complete();
            });
        });
        row("A timeout").serves((request, response) -> started(request, 100)).isAnswered(503);
        row("A timeout after unflushed output")
                .serves((request, response) -> {
                    started(request, 100);
                    begin(response);
                })
                .isAnswered(503);
        row("A timeout after flushed output").serves((request, response) -> {
            started(request, 100);
            beginAndFlush(response);
        });
        row("A timeout that the application answers")
                .serves((request, response) -> started(request, 100).addListener(new OwnTimeout()));
        row("A timeout that the application dispatches")
                .serves((request, response) -> started(request, 100).addListener(new DispatchedTimeout()))
                .elsewhere(throwing(HttpStatusProblem.of(417)));
    }

    private void methodsAndConnections() {
        for (String method : List.of("DELETE", "PATCH", "FOO")) {
            row("A problem in answer to " + method)
                    .serves(throwing(HttpStatusProblem.of(417)))
                    .asked(method, Application.PATH);
        }
        row("A problem in answer to HEAD")
                .serves(throwing(HttpStatusProblem.of(417)))
                .asked("HEAD", Application.PATH)
                .isAnswered(canonical(417, "").substring(0, canonical(417, "").indexOf('{')));
        row("The next request on the connection, after content that nobody read")
                .serves(throwing(HttpStatusProblem.of(409)))
                .asked(application -> {
                    try (RawConnection connection = application.connect()) {
                        connection.send("POST", post("nobody "));
                        return connection.send("GET", Application.PATH);
                    }
                })
                .isAnswered(409);
        row("The filter is mapped twice")
                .front(new HttpStatusProblemFilter(), new HttpStatusProblemFilter())
                .serves(throwing(HttpStatusProblem.of(417)));
    }

    private void whatNeverEntersTheFilter() {
        Map<Setting, String> ways = new EnumMap<>(Setting.class);
        ways.put(Setting.BARE, "");
        ways.put(Setting.WITH_ERROR_SERVLET, ", with the error servlet");
        ways.put(Setting.WITH_RECIPE, ", with the recipe");
        ways.forEach((setting, way) -> {
            row(setting, "No servlet for the path, nor a default servlet" + way)
                    .asked("GET", "/nowhere")
                    .isAnswered(404);
            row(setting, "401 of the container" + way)
                    .asked("GET", Deployment.SECRET)
                    .isAnswered(401, "WWW-Authenticate: …");
            row(setting, "… in answer to DELETE" + way)
                    .asked("DELETE", Deployment.SECRET)
                    .isAnswered(401, "WWW-Authenticate: …");
            row(setting, "403 of the container" + way)
                    .asked("GET", Deployment.SECRET, authorization(Deployment.USERS.get(1)))
                    .isAnswered(403);
            row(setting, "`Expect: foo`" + way)
                    .serves((request, response) -> ownWords(response, 200))
                    .asked("GET", Application.PATH, "Expect: foo");
            row(setting, "A target that is no URI" + way).asked("GET", "/%zz").isAnswered(400);
            row(setting, "A request line that is none" + way)
                    .asked(raw("GET / HTTP/1.1 or so\r\nHost: 127.0.0.1\r\n\r\n"))
                    .isAnswered(400);
        });
        for (Setting setting : List.of(Setting.PLAIN, Setting.WITH_RECIPE)) {
            row(setting, "`request.authenticate(response)`" + (setting == Setting.PLAIN ? "" : ", with the recipe"))
                    .serves((request, response) -> request.authenticate(response))
                    .isAnswered(401, "WWW-Authenticate: …");
        }
        String notFound = canonical(404, "");
        row(Setting.WITH_ERROR_SERVLET, "HEAD, no servlet for the path, with the error servlet")
                .asked("HEAD", "/nowhere")
                .isAnswered(notFound.substring(0, notFound.indexOf('{')));
        row(Setting.WITH_ERROR_SERVLET, "A request for the path of the error servlet")
                .asked("GET", Application.ERRORS)
                .isAnswered(404);
    }

    private void whatIsLeft() {
        row("`setStatus(409)` and content of its own").serves((request, response) -> ownWords(response, 409));
        row("`sendError(417)` with `leave(417)`")
                .front(new HttpStatusProblemFilter().leave(417))
                .serves((request, response) -> response.sendError(417));
        row(Setting.WITH_OWN_ERROR_PAGE, "… and an error page of the application")
                .front(new HttpStatusProblemFilter().leave(417))
                .serves((request, response) -> response.sendError(417))
                .elsewhere((request, response) -> ownWords(response, 417));
        row("`sendError(417)` when the filter is taken out again")
                .front()
                .serves((request, response) -> response.sendError(417));
    }

    private static Application.Handler throwing(Throwable exception) {
        return (request, response) -> raise(exception);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // Throws a checked exception where none is declared.
    private static <T extends Throwable> void raise(Throwable exception) throws T {
        throw (T) exception;
    }

    private static void begin(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("ETag", "\"v1\"");
        response.setHeader("Cache-Control", "max-age=3600");
        response.getOutputStream().print("half of the ans");
    }

    private static void beginAndFlush(HttpServletResponse response) {
        try {
            begin(response);
            response.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ownWords(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain");
        response.getOutputStream().print(Outcome.OWN);
    }

    private static AsyncContext started(HttpServletRequest request, long timeoutMillis) {
        AsyncContext context = request.startAsync();
        context.setTimeout(timeoutMillis);
        return context;
    }

    private static Situation.Request raw(String request) {
        return application -> {
            try (RawConnection connection = application.connect()) {
                return connection.send("GET", request.getBytes(StandardCharsets.ISO_8859_1));
            }
        };
    }

    private static byte[] post(String content) {
        return ("POST " + Application.PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + content.length()
                        + "\r\n\r\n" + content)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String authorization(String user) {
        String credentials = user + ":" + Deployment.PASSWORD;
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** What filters that compress do: the field at once, the coding around whatever is written. */
    private static Filter compressing() {
        return (request, response, chain) -> {
            HttpServletResponse raw = (HttpServletResponse) response;
            raw.setHeader("Content-Encoding", "gzip");
            CompressedResponse compressed = new CompressedResponse(raw);
            chain.doFilter(request, compressed);
            compressed.finish();
        };
    }

    /** The answer as {@link RawResponse#comparable()} has it, and what its content says. */
    private static String uncompressed(RawResponse response) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            String comparable = response.comparable().replaceAll("Content-Length: \\d+\n", "");
            return comparable.substring(0, comparable.indexOf("\n\n") + 2)
                    + new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class CompressedResponse extends HttpServletResponseWrapper {
        private @Nullable GZIPOutputStream gzip;

        CompressedResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setContentLengthLong(long length) {
            // That of another content.
        }

        @Override
        public void flushBuffer() {
            // What is compressed comes later.
        }

        @Override
        public void resetBuffer() {
            gzip = null;
            super.resetBuffer();
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            ServletOutputStream raw = super.getOutputStream();
            if (gzip == null) {
                gzip = new GZIPOutputStream(raw);
            }
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new IllegalStateException("not here");
                }

                @Override
                public void write(int octet) throws IOException {
                    gzip.write(octet);
                }
            };
        }

        void finish() throws IOException {
            if (gzip != null) {
                gzip.finish();
            }
        }
    }

    /** An application that knows what to say when its time is over. */
    private static final class OwnTimeout extends QuietListener {
        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            ownWords((HttpServletResponse) event.getAsyncContext().getResponse(), 200);
            event.getAsyncContext().complete();
        }
    }

    private static final class DispatchedTimeout extends QuietListener {
        @Override
        public void onTimeout(AsyncEvent event) {
            event.getAsyncContext().dispatch(Application.OTHER);
        }
    }
}
