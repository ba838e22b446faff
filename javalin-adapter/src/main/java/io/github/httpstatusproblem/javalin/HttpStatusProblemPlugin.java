package io.github.httpstatusproblem.javalin;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.servlet.HttpStatusProblemFilter;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.plugin.Plugin;
import io.javalin.plugin.PluginPriority;
import io.javalin.router.exception.HttpResponseExceptionMapper;
import io.javalin.validation.ValidationException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.FilterHolder;

/**
 * Answers the errors of a Javalin application in the canonical form: problems, Javalin's own {@code
 * HttpResponseException}s, 404 and 405, validation, JSON that cannot be read, unknown exceptions and {@code Error}s,
 * {@code sendError}, timeouts, an error status that was set without any content, and what Jetty refuses before Javalin
 * sees it.
 *
 * <pre>{@code Javalin.create(config -> config.registerPlugin(new HttpStatusProblemPlugin()));}</pre>
 *
 * <p>Register it before the application's own {@code exception(…)} handlers: of two handlers for the same class Javalin
 * keeps the one that was registered last; and before before-handlers that may fail. A handler of the application for a nearer class, and an {@code error(status,
 * …)} handler that sets a result, win in any order. An error handler of the application for Jetty's server wins if it is
 * set later.
 *
 * <p>Javalin keeps its ways: a wrong method is a 405 with Allow where {@code prefer405over404} is on and a 404 where it
 * is not, and for HEAD it does not run the handler of GET.
 */
public final class HttpStatusProblemPlugin extends Plugin<HttpStatusProblemConfig> {
    private static final String PROBLEM = HttpStatusProblemPlugin.class.getName() + ".problem";
    private static final String CONTEXT = HttpStatusProblemPlugin.class.getName() + ".context";
    private static final String TIMED_OUT = HttpStatusProblemPlugin.class.getName() + ".timedOut";

    private static final int BUFFER_SIZE = 1 << 15;

    /** In place of a result that was set before an exception and is no answer to it. */
    private static final InputStream NOTHING = new ByteArrayInputStream(new byte[0]);

    private final ProblemResponder responder;
    private final HttpStatusProblemFilter filter;

    /** The plugin with nothing configured. */
    public HttpStatusProblemPlugin() {
        this(config -> {});
    }

    /**
     * The plugin as configured, such as {@code new HttpStatusProblemPlugin(config -> config.mapping = mapping)}.
     *
     * @throws IllegalArgumentException if something is configured that is not accepted; the message says what is
     */
    public HttpStatusProblemPlugin(Consumer<HttpStatusProblemConfig> configuration) {
        super(configuration, new HttpStatusProblemConfig());
        responder = pluginConfig
                .responder()
                .knowing(JavalinExceptions.mapping(pluginConfig.validationStatus), exception -> false);
        HttpStatusProblemFilter silent = new HttpStatusProblemFilter(responder);
        HttpStatusProblemFilter all = pluginConfig.sendErrorText ? silent.showSendErrorText() : silent;
        filter = pluginConfig.fillEmpty ? all : all.leaveEmpty();
    }

    /** Registers what an application's own handlers, which come later, may replace. */
    @Override
    public void onInitialize(JavalinState state) {
        state.routes.exception(Exception.class, this::decide);
        state.routes.exception(HttpResponseException.class, this::decide);
        state.routes.exception(ValidationException.class, this::decide);
        state.routes.error(HttpStatus.INTERNAL_SERVER_ERROR, this::decideTimeout);
        state.router.javaLangErrorHandler(this::decide);
        state.routes.before(context -> context.attribute(CONTEXT, context));
        state.jetty.modifyServletContextHandler(context -> context.addFilter(
                new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC)));
        state.jetty.modifyServer(server -> server.setErrorHandler(new JettyErrorHandler(responder)));
    }

    /** Others are to be done when what is registered by {@link #onStart} is: their after-handlers come before ours. */
    @Override
    public PluginPriority priority() {
        return PluginPriority.LATE;
    }

    /** Registers the last after-handler, behind all of the application's, and the last handler before an upgrade. */
    @Override
    public void onStart(JavalinState state) {
        state.routes.after(this::finish);
        state.routes.wsBeforeUpgrade(HttpStatusProblemPlugin::refuseAnswered);
    }

    /** Javalin goes on to WebSocket after {@code sendError}, on a connection that has its answer already. */
    private static void refuseAnswered(Context context) {
        if (context.res().isCommitted()) {
            context.skipRemainingHandlers();
        }
    }

    /** To Javalin a timeout is a 500 with a line of text, or with the result that was set before. */
    private void decideTimeout(Context context) {
        if (HttpStatusProblemFilter.isTimedOut(context.req()) && context.attribute(TIMED_OUT) == null) {
            context.attribute(TIMED_OUT, true);
            decide(HttpStatusProblem.of(503), context);
            context.result(NOTHING);
        }
    }

    /** The status is set now, so that the application's {@code error(status, …)} handlers run; the rest waits for them. */
    private void decide(Exception exception, Context context) {
        context.attribute(CONTEXT, context);
        if (exception instanceof CancellationException && HttpStatusProblemFilter.isTimedOut(context.req())) {
            // Javalin cancels the future of a request that has timed out.
            return;
        }
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
    private void finish(Context context) throws IOException {
        // To handlers of errors Javalin is led by the status, which is another one where a part of the content has
        // left.
        decideTimeout(context);
        InputStream result = context.resultInputStream();
        if (result != null && result != NOTHING) {
            if (!(result instanceof ByteArrayInputStream) && !context.res().containsHeader(Header.ETAG)) {
                send(result, context);
            }
            return;
        }
        if (context.attribute(PROBLEM) == null) {
            filter.answerEmpty(context.req(), context.res());
        } else {
            filter.answerDecided(context.req(), context.res());
        }
    }

    /**
     * Sends a result that may fail while it is read, as Javalin would do right after this, and then have nobody look at the
     * exception: what has been sent would seem whole. A result with an ETag remains Javalin's, which may leave it out.
     */
    private void send(InputStream result, Context context) throws IOException {
        byte[] octets = new byte[BUFFER_SIZE];
        int count = 0;
        while (count >= 0) {
            if (count > 0) {
                context.outputStream().write(octets, 0, count);
            }
            try {
                count = result.read(octets);
                if (count < 0) {
                    // Only here a stream of JSON tells that it was not written whole.
                    result.close();
                }
            } catch (IOException | RuntimeException exception) {
                endWith(exception, context);
                count = -1;
            }
        }
        context.result(NOTHING);
    }

    private void endWith(Exception exception, Context context) {
        if (filter.decide(exception, context.req(), context.res()) != null) {
            filter.answerDecided(context.req(), context.res());
        }
    }
}
