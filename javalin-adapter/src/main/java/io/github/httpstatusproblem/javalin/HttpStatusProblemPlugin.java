package io.github.httpstatusproblem.javalin;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.plugin.Plugin;
import io.javalin.router.exception.HttpResponseExceptionMapper;
import io.javalin.validation.ValidationException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Answers the errors of a Javalin application in the canonical form: problems, Javalin's own {@code
 * HttpResponseException}s, 404 and 405, unknown exceptions and {@code Error}s, {@code sendError}, an error status that
 * was set without any content.
 *
 * <pre>{@code Javalin.create(config -> config.registerPlugin(new HttpStatusProblemPlugin()));}</pre>
 *
 * <p>Register it before the application's own {@code exception(…)} handlers: of two handlers for the same class Javalin
 * keeps the one that was registered last. A handler of the application for a nearer class, and an {@code error(status,
 * …)} handler that sets a result, win in any order.
 *
 * <p>Javalin keeps its ways: a wrong method is a 405 with Allow where {@code prefer405over404} is on and a 404 where it
 * is not, and for HEAD it does not run the handler of GET.
 */
public final class HttpStatusProblemPlugin extends Plugin<HttpStatusProblemPlugin.Config> {
    private static final String PROBLEM = HttpStatusProblemPlugin.class.getName() + ".problem";
    private static final String CONTEXT = HttpStatusProblemPlugin.class.getName() + ".context";

    /** In place of a result that was set before an exception and is no answer to it. */
    private static final InputStream NOTHING = new ByteArrayInputStream(new byte[0]);

    private final HttpStatusProblemFilter filter;

    /** What can be configured. */
    public static final class Config {
        /** The application's responder, for everything that {@link ProblemResponder#builder()} configures. */
        public ProblemResponder responder = ProblemResponder.create();

        /** Whether an error status that was set without any content is filled in. */
        public boolean fillEmpty = true;

        private Config() {}
    }

    /** The plugin with nothing configured. */
    public HttpStatusProblemPlugin() {
        this(config -> {});
    }

    /** The plugin as configured, such as {@code new HttpStatusProblemPlugin(config -> config.responder = mine)}. */
    public HttpStatusProblemPlugin(Consumer<Config> configuration) {
        super(configuration, new Config());
        ProblemResponder responder = pluginConfig.responder.knowing(JavalinExceptions.MAPPING, exception -> false);
        HttpStatusProblemFilter all = new HttpStatusProblemFilter(responder);
        filter = pluginConfig.fillEmpty ? all : all.leaveEmpty();
    }

    /** Registers what an application's own handlers, which come later, may replace. */
    @Override
    public void onInitialize(JavalinState state) {
        state.routes.exception(Exception.class, this::decide);
        state.routes.exception(HttpResponseException.class, this::decide);
        state.routes.exception(ValidationException.class, this::decide);
        state.router.javaLangErrorHandler(this::decide);
        state.routes.before(context -> context.attribute(CONTEXT, context));
        state.jetty.modifyServletContextHandler(context -> context.addFilter(
                new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC)));
    }

    /** Registers the last after-handler, behind all of the application's. */
    @Override
    public void onStart(JavalinState state) {
        state.routes.after(this::finish);
    }

    /** The status is set now, so that the application's {@code error(status, …)} handlers run; the rest waits for them. */
    private void decide(Exception exception, Context context) {
        context.attribute(CONTEXT, context);
        if (!(exception instanceof HttpResponseException response) || Problem.isStatus(response.getStatus())) {
            decide(exception, context.req(), context.res());
        } else if (ProblemResponder.answers(response.getStatus())) {
            // No valid status code, which keeps its number: an empty error that is filled in.
            context.status(response.getStatus());
            dropResult(context.req());
        } else {
            HttpResponseExceptionMapper.INSTANCE.handle(response, context);
        }
    }

    /** Javalin hands an Error on with the response alone. Nothing may be thrown here: it would come back for ever. */
    private void decide(HttpServletResponse response, Error error) {
        HttpServletRequest request = HttpStatusProblemFilter.requestOf(response);
        if (request == null) {
            response.setStatus(500);
        } else {
            decide(error, request, response);
        }
    }

    private void decide(Throwable exception, HttpServletRequest request, HttpServletResponse response) {
        Problem problem = filter.decide(exception, request, response);
        if (problem != null) {
            request.setAttribute(PROBLEM, problem);
            response.setStatus(problem.status().value());
            dropResult(request);
        }
    }

    private static void dropResult(HttpServletRequest request) {
        if (request.getAttribute(CONTEXT) instanceof Context context && context.resultInputStream() != null) {
            context.result(NOTHING);
        }
    }

    /** The filter around sees the end of a synchronous request, and not that of an asynchronous one. */
    private void finish(Context context) {
        InputStream result = context.resultInputStream();
        if (result != null && result != NOTHING) {
            return;
        }
        Problem problem = context.attribute(PROBLEM);
        if (problem == null) {
            filter.answerEmpty(context.req(), context.res());
        } else if (!filter.answerDecided(context.req(), context.res())) {
            cutOff(context);
        }
    }

    /** A synchronous request is cut off by the filter around; an asynchronous one never comes back to it. */
    private static void cutOff(Context context) {
        if (context.req().isAsyncStarted() && context.res().isCommitted()) {
            ServletContextRequest request = ServletContextRequest.getServletContextRequest(context.req());
            if (request != null) {
                request.getServletChannel()
                        .abort(new IllegalStateException("an exception came after the response was committed"));
            }
        }
    }
}
