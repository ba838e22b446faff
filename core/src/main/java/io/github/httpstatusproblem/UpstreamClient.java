package io.github.httpstatusproblem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client, of which an error response (400 and above) is thrown as an {@link UpstreamProblem}, and whose requests
 * have the trace of the request that is being answered. Every other response is handled as it was, streamed ones included.
 * Immutable; needs the module {@code java.net.http}, which nothing else here does.
 *
 * <pre>{@code
 * UpstreamClient orders = UpstreamClient.of(HttpClient.newHttpClient());
 * HttpResponse<String> response = orders.send(request, BodyHandlers.ofString());
 * }</pre>
 */
public final class UpstreamClient {
    private static final int LOWEST_ERROR = 400;

    private final HttpClient client;
    private final Supplier<@Nullable String> traceparent;

    private UpstreamClient(HttpClient client, Supplier<@Nullable String> traceparent) {
        this.client = Objects.requireNonNull(client, "client");
        this.traceparent = Objects.requireNonNull(traceparent, "traceparent");
    }

    /** With a client of the application's making, which is not closed by anything here. */
    public static UpstreamClient of(HttpClient client) {
        return new UpstreamClient(client, () -> null);
    }

    /**
     * A copy, whose requests have a traceparent (W3C Trace Context), except those that have their own. A tracestate, which
     * is between tracing systems, is not passed on.
     *
     * @param current asked for every request, on the thread that sends it: the traceparent of the request that is being
     *     answered, as in {@code () -> context.header("traceparent")}, or the id of the current trace; null, or
     *     anything invalid, where there is none
     */
    public UpstreamClient withTraceparent(Supplier<@Nullable String> current) {
        return new UpstreamClient(client, current);
    }

    /**
     * As {@link HttpClient#send}.
     *
     * @throws UpstreamProblem if the response is an error
     * @throws IOException if there is no response, or one that breaks off; see {@link UpstreamProblem#gateway(Throwable)}
     */
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        ThrowingHandler<T> throwing = new ThrowingHandler<>(handler);
        try {
            return client.send(traced(request), throwing);
        } catch (IOException failure) {
            UpstreamProblem problem = throwing.problem();
            if (problem != null) {
                throw problem.here();
            }
            throw failure;
        }
    }

    /** As {@link HttpClient#sendAsync}; the future of an error response fails with its {@link UpstreamProblem}. */
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        ThrowingHandler<T> throwing = new ThrowingHandler<>(handler);
        return client.sendAsync(traced(request), throwing).exceptionallyCompose(failure -> {
            UpstreamProblem problem = throwing.problem();
            return CompletableFuture.failedFuture(problem == null ? failure : problem);
        });
    }

    /**
     * The same handler for a success, and an {@link UpstreamProblem} for an error response, of whose content 64 KiB are
     * read, for 5 seconds at most. What {@link HttpClient#send} throws then is an IOException with the problem as its cause;
     * and without it where the content breaks off, for the client may be faster to say that. {@link #send} and
     * {@link #sendAsync} know better.
     */
    public static <T> BodyHandler<T> throwing(BodyHandler<T> success) {
        return new ThrowingHandler<>(success);
    }

    private HttpRequest traced(HttpRequest request) {
        if (request.headers().firstValue(FieldName.TRACEPARENT).isPresent()) {
            return request;
        }
        String parent = TraceId.traceparent(current());
        return parent == null
                ? request
                : HttpRequest.newBuilder(request, (name, value) -> true)
                        .header(FieldName.TRACEPARENT, parent)
                        .build();
    }

    /** A trace that is not known is no reason not to send. */
    private @Nullable String current() {
        try {
            return traceparent.get();
        } catch (Throwable unknown) {
            return null;
        }
    }

    private static final class ThrowingHandler<T> implements BodyHandler<T> {
        private final BodyHandler<T> success;
        private volatile @Nullable ErrorSubscriber<T> error;

        ThrowingHandler(BodyHandler<T> success) {
            this.success = Objects.requireNonNull(success, "handler");
        }

        @Override
        public BodySubscriber<T> apply(ResponseInfo response) {
            if (response.statusCode() < LOWEST_ERROR) {
                return success.apply(response);
            }
            ErrorSubscriber<T> subscriber = new ErrorSubscriber<>(response);
            error = subscriber;
            return subscriber;
        }

        /** Of an exchange that has failed; null if there was no error response. */
        @Nullable UpstreamProblem problem() {
            ErrorSubscriber<T> subscriber = error;
            return subscriber == null ? null : subscriber.problem();
        }
    }

    /** Ends with the problem: when the content has ended, is too large, breaks off, or has taken too long. */
    private static final class ErrorSubscriber<T> implements BodySubscriber<T> {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private final CompletableFuture<Boolean> isWhole = new CompletableFuture<>();
        private final CompletableFuture<UpstreamProblem> problem;
        private final CompletionStage<T> body;
        private volatile Flow.@Nullable Subscription subscription;

        ErrorSubscriber(ResponseInfo response) {
            problem = isWhole.completeOnTimeout(false, ProblemReader.MAX_TIME.toSeconds(), TimeUnit.SECONDS)
                    .thenApply(whole -> ProblemReader.read(
                            response.statusCode(),
                            response.headers()::allValues,
                            new ProblemReader.Content(octets.toByteArray(), whole)));
            body = problem.thenApply(thrown -> {
                cancel();
                throw thrown;
            });
        }

        /** After an end that nobody has noticed, without the rest. */
        UpstreamProblem problem() {
            isWhole.complete(false);
            return problem.join();
        }

        @Override
        public CompletionStage<T> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            if (isWhole.isDone()) {
                subscription.cancel();
            } else {
                subscription.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                byte[] part = new byte[Math.min(buffer.remaining(), ProblemReader.MAX_BYTES - octets.size())];
                buffer.get(part);
                octets.writeBytes(part);
                if (buffer.hasRemaining()) {
                    isWhole.complete(false);
                    return;
                }
            }
        }

        @Override
        public void onError(Throwable broken) {
            isWhole.complete(false);
        }

        @Override
        public void onComplete() {
            isWhole.complete(true);
        }

        /** After the end that does nothing. */
        private void cancel() {
            Flow.Subscription current = subscription;
            if (current != null) {
                current.cancel();
            }
        }
    }
}
