package io.github.httpstatusproblem.javalin;

import static io.github.httpstatusproblem.contract.AdapterContract.EXPECTATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.ProblemMapping;
import io.github.httpstatusproblem.ProblemResponder;
import io.github.httpstatusproblem.contract.RawConnection;
import io.github.httpstatusproblem.contract.RawResponse;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JavalinState;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.InternalServerErrorResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.RedirectResponse;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.plugin.Plugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HttpStatusProblemPluginTest {
    private Javalin javalin = Javalin.create();

    /** Starts an application with the plugin first and whatever follows it. */
    private void start(Consumer<JavalinConfig> application) {
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.registerPlugin(new HttpStatusProblemPlugin());
                    application.accept(config);
                })
                .start("127.0.0.1", 0);
    }

    private void startWithoutOrder(Consumer<JavalinConfig> application) {
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    application.accept(config);
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        javalin.stop();
    }

    private RawResponse get(String path, String... fieldLines) throws IOException {
        try (RawConnection connection = new RawConnection(javalin.port())) {
            RawResponse answer = connection.send("GET", path, fieldLines);
            // What is wrong with the end of an answer shows in the next one.
            if (!answer.closes() && answer.isComplete()) {
                assertThat(connection.send("GET", path, fieldLines).comparable().replaceAll("[0-9a-f]{32}", "id"))
                        .isEqualTo(answer.comparable().replaceAll("[0-9a-f]{32}", "id"));
            }
            return answer;
        }
    }

    private RawResponse answerTo(Handler handler) throws IOException {
        start(config -> config.routes.get("/endpoint", handler));
        return get("/endpoint");
    }

    @Test
    void handlerOfTheApplicationForTheSameClassWinsIfItIsRegisteredLater() throws IOException {
        start(config -> {
            config.routes.exception(
                    Exception.class, (exception, context) -> context.status(409).result("mine"));
            config.routes.get("/endpoint", context -> {
                throw new IllegalStateException();
            });
        });

        RawResponse answer = get("/endpoint");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).isEqualTo("mine");
        assertThat(answer.fields("X-Content-Type-Options")).isEmpty();
    }

    @Test
    void handlerOfTheApplicationForANearerClassWinsInAnyOrder() throws IOException {
        startWithoutOrder(config -> {
            config.routes.exception(
                    IllegalStateException.class,
                    (exception, context) -> context.status(409).result("mine"));
            config.routes.exception(
                    ConflictResponse.class,
                    (exception, context) -> context.status(410).result("gone"));
            config.registerPlugin(new HttpStatusProblemPlugin());
            config.routes.get("/endpoint", context -> {
                throw new IllegalStateException();
            });
            config.routes.get("/conflict", context -> {
                throw new ConflictResponse();
            });
        });

        assertThat(get("/endpoint").text()).isEqualTo("mine");
        assertThat(get("/conflict").text()).isEqualTo("gone");
    }

    @Test
    void handlerOfTheApplicationThatSetsOnlyAStatusIsFilledIn() throws IOException {
        start(config -> {
            config.routes.exception(IllegalStateException.class, (exception, context) -> context.status(417));
            config.routes.get("/endpoint", context -> {
                throw new IllegalStateException();
            });
        });

        assertThat(get("/endpoint").comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void errorHandlerOfTheApplicationWithAResultWins() throws IOException {
        start(config -> {
            config.routes.error(417, context -> context.result("my page"));
            config.routes.get("/endpoint", context -> {
                throw HttpStatusProblem.of(417);
            });
        });

        RawResponse answer = get("/endpoint");
        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.text()).isEqualTo("my page");
    }

    @Test
    void errorHandlerOfTheApplicationWinsOverAnErrorInAnyOrder() throws IOException {
        startWithoutOrder(config -> {
            config.routes.error(500, context -> context.result("my page"));
            config.registerPlugin(new HttpStatusProblemPlugin());
            config.routes.get("/endpoint", context -> {
                throw new AssertionError();
            });
        });

        assertThat(get("/endpoint").text()).isEqualTo("my page");
    }

    @Test
    void fieldsOfAfterHandlersStay() throws IOException {
        start(config -> {
            config.routes.after(context -> context.header("X-After", "yes"));
            config.routes.get("/endpoint", context -> {
                throw HttpStatusProblem.of(417);
            });
        });

        assertThat(get("/endpoint").fields("X-After")).containsExactly("yes");
        assertThat(get("/nowhere").fields("X-After")).containsExactly("yes");
    }

    @Test
    void fieldsOfAfterHandlersOfOtherPluginsStay() throws IOException {
        start(config -> {
            config.registerPlugin(new LaterPlugin());
            config.routes.get("/endpoint", context -> {
                throw HttpStatusProblem.of(417);
            });
        });

        assertThat(get("/endpoint").fields("X-Later")).containsExactly("yes");
    }

    private static final class LaterPlugin extends Plugin<Void> {
        @Override
        public void onStart(JavalinState state) {
            state.routes.after(context -> context.header("X-Later", "yes"));
        }
    }

    /** Javalin cancels the future, and hands the exception of that to whoever handles exceptions. */
    @Test
    void timeoutIsOneLineInTheLog() throws Exception {
        start(config -> {
            config.http.asyncTimeout = 100;
            config.routes.get("/endpoint", context -> context.future(CompletableFuture::new));
        });
        Logger logger = (Logger) LoggerFactory.getLogger(ProblemResponder.LOGGER);
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        Level before = logger.getLevel();
        events.start();
        logger.addAppender(events);
        logger.setLevel(Level.DEBUG);
        try (RawConnection connection = new RawConnection(javalin.port())) {
            assertThat(connection.send("GET", "/endpoint").status()).isEqualTo(503);
            Thread.sleep(200);
        } finally {
            logger.setLevel(before);
            logger.detachAppender(events);
        }
        assertThat(events.list).hasSize(1);
    }

    @Test
    void exceptionsOfBeforeAndAfterHandlersAreAnswered() throws IOException {
        start(config -> {
            config.routes.before("/before", context -> {
                throw HttpStatusProblem.of(417);
            });
            config.routes.after("/after", context -> {
                throw HttpStatusProblem.of(417);
            });
            config.routes.get("/before", context -> context.result("fine"));
            config.routes.get("/after", context -> context.result("fine"));
        });

        assertThat(get("/before").comparable()).isEqualTo(EXPECTATION_FAILED);
        assertThat(get("/after").comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void messageAndDetailsOfAnHttpResponseExceptionAreShown() throws IOException {
        RawResponse answer = answerTo(context -> {
            throw new HttpResponseException(409, "Only 2 left", Map.of("sku", "A-17"));
        });

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text())
                .isEqualTo("{\"error\": \"conflict\", \"message\": \"Only 2 left\", \"sku\": \"A-17\"}");
    }

    @Test
    void plainHttpResponseExceptionsAreAnsweredByTheirStatus() throws IOException {
        Map<String, HttpResponseException> plain = Map.of(
                "/400", new BadRequestResponse(),
                "/401", new UnauthorizedResponse(),
                "/403", new ForbiddenResponse(),
                "/404", new NotFoundResponse(),
                "/409", new ConflictResponse(),
                "/500", new InternalServerErrorResponse(),
                "/503", new ServiceUnavailableResponse(),
                "/451", new HttpResponseException(451));
        start(config -> plain.forEach((path, exception) -> config.routes.get(path, context -> {
            throw exception;
        })));

        for (String path : plain.keySet()) {
            int status = Integer.parseInt(path.substring(1));
            RawResponse answer = get(path);
            Problem problem = Problem.of(status);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text())
                    .isEqualTo("{\"error\": \"" + problem.error() + "\", \"message\": \"" + problem.message() + "\"}");
        }
    }

    @Test
    void redirectPasses() throws IOException {
        start(config -> {
            config.routes.get("/endpoint", context -> context.redirect("/elsewhere"));
            config.routes.get("/thrown", context -> {
                throw new RedirectResponse();
            });
        });

        RawResponse answer = get("/endpoint");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.fields("Location")).containsExactly("/elsewhere");
        assertThat(get("/thrown").status()).isEqualTo(302);
        assertThat(get("/thrown").fields("X-Content-Type-Options")).isEmpty();
    }

    @Test
    void pathThatIsNotFoundIsNotShown() throws IOException {
        start(config -> {});

        RawResponse answer = get("/secret-place", "Accept: text/html");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.toString()).doesNotContain("secret-place");
    }

    @Test
    void wrongMethodIsA404WhereJavalinPrefersThat() throws IOException {
        start(config -> config.routes.post("/endpoint", context -> context.result("fine")));

        assertThat(get("/endpoint").text()).isEqualTo("{\"error\": \"not_found\", \"message\": \"Not Found\"}");
    }

    @Test
    void wrongMethodNamesTheMethodsInAllowWhateverIsAccepted() throws IOException {
        start(config -> {
            config.http.prefer405over404 = true;
            config.routes.post("/endpoint", context -> context.result("fine"));
        });

        for (String accept : new String[] {"application/json", "text/html", "*/*"}) {
            RawResponse answer = get("/endpoint", "Accept: " + accept);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.fields("Allow")).containsExactly("POST");
            assertThat(answer.text()).doesNotContain("vailable");
        }
    }

    @Test
    void sendErrorIsAnswered() throws IOException {
        assertThat(answerTo(context -> context.res().sendError(417, "hunter2")).comparable())
                .isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void resultBesideSendErrorIsLost() throws IOException {
        assertThat(answerTo(context ->
                                context.result("a page".repeat(100)).res().sendError(417))
                        .comparable())
                .isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void exceptionAfterSendErrorChangesNothing() throws IOException {
        RawResponse answer = answerTo(context -> {
            context.res().sendError(417);
            throw new IllegalStateException("after the answer");
        });

        assertThat(answer.comparable()).isEqualTo(EXPECTATION_FAILED);
        assertThat(answer.isComplete()).isTrue();
    }

    @Test
    void resultFromBeforeAnExceptionIsLost() throws IOException {
        assertThat(answerTo(context -> {
                            context.result("half of the answer");
                            throw HttpStatusProblem.of(417);
                        })
                        .comparable())
                .isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void resultFromBeforeAnErrorIsLost() throws IOException {
        RawResponse answer = answerTo(context -> {
            context.result("half of the answer");
            throw new AssertionError();
        });

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text())
                .startsWith("{\"error\": \"internal_server_error\"")
                .contains("trace_id");
    }

    @Test
    void resultFromBeforeAnErrorThatIsMappedIsLost() throws IOException {
        ProblemMapping mapping = ProblemMapping.none().map(AssertionError.class, 417);
        startWithoutOrder(config -> {
            config.registerPlugin(new HttpStatusProblemPlugin(plugin -> plugin.mapping = mapping));
            config.routes.get("/endpoint", context -> {
                context.result("half of the answer");
                throw new AssertionError();
            });
        });

        assertThat(get("/endpoint").comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void resultIsLostEvenIfTheRemainingHandlersAreSkipped() throws IOException {
        RawResponse answer = answerTo(context -> {
            context.result("half of the answer").skipRemainingHandlers();
            throw HttpStatusProblem.of(417);
        });

        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.text()).doesNotContain("half");
    }

    @Test
    void contentThatIsCompressedIsLost() throws IOException {
        start(config -> config.routes.get("/endpoint", context -> {
            context.outputStream().write("half of the answer".repeat(1_000).getBytes(StandardCharsets.UTF_8));
            throw HttpStatusProblem.of(417);
        }));

        assertThat(get("/endpoint", "Accept-Encoding: gzip").comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void futureThatFailsIsAnswered() throws IOException {
        start(config -> {
            config.routes.get("/failed", future(() -> CompletableFuture.failedFuture(HttpStatusProblem.of(417))));
            config.routes.get(
                    "/later",
                    future(() -> CompletableFuture.runAsync(() -> {
                        pause();
                        throw HttpStatusProblem.of(417);
                    })));
            config.routes.get(
                    "/wrapped",
                    future(() -> CompletableFuture.runAsync(() -> {
                        throw new CompletionException(HttpStatusProblem.of(417));
                    })));
            config.routes.get("/supplier", future(() -> {
                throw HttpStatusProblem.of(417);
            }));
        });

        for (String path : new String[] {"/failed", "/later", "/wrapped", "/supplier"}) {
            assertThat(get(path).comparable()).as(path).isEqualTo(EXPECTATION_FAILED);
        }
    }

    @Test
    void futureThatFailsWithAnErrorIsAnswered() throws IOException {
        start(config -> config.routes.get(
                "/endpoint",
                future(() -> CompletableFuture.runAsync(() -> {
                    throw new AssertionError("hunter2");
                }))));

        RawResponse answer = get("/endpoint");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text())
                .startsWith("{\"error\": \"internal_server_error\"")
                .contains("trace_id");
    }

    @Test
    void futureThatFailsAfterSendErrorIsLeftAlone() throws IOException {
        start(config -> config.routes.get(
                "/endpoint",
                context -> context.future(() -> CompletableFuture.runAsync(() -> {
                    pause();
                    send(context);
                    throw new IllegalStateException("after the answer");
                }))));

        RawResponse answer = get("/endpoint");
        assertThat(answer.comparable()).isEqualTo(EXPECTATION_FAILED);
        assertThat(answer.isComplete()).isTrue();
    }

    private static void send(Context context) {
        try {
            context.res().sendError(417);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void futureThatCommitsAndFailsIsCutOff() throws IOException {
        start(config -> config.routes.get(
                "/endpoint",
                context -> context.future(() -> CompletableFuture.runAsync(() -> {
                    try {
                        context.res().getOutputStream().print("half of the answer");
                        context.res().flushBuffer();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    throw HttpStatusProblem.of(417);
                }))));

        RawResponse answer = get("/endpoint");
        assertThat(answer.text()).isEqualTo("half of the answer");
        assertThat(answer.isComplete()).isFalse();
    }

    private static Handler future(Supplier<CompletableFuture<?>> supplier) {
        return context -> context.future(supplier);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void statusWithoutResultIsFilledIn() throws IOException {
        start(config -> {
            config.routes.get("/now", context -> context.status(417));
            config.routes.get(
                    "/later", context -> context.future(() -> CompletableFuture.runAsync(() -> context.status(417))));
        });

        assertThat(get("/now").comparable()).isEqualTo(EXPECTATION_FAILED);
        assertThat(get("/later").comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void ownResultOfTheApplicationIsUntouched() throws IOException {
        start(config -> {
            config.routes.get("/now", context -> context.status(417).result("mine"));
            config.routes.get("/stream", context -> {
                context.status(417).outputStream().write("mine".getBytes(StandardCharsets.UTF_8));
            });
            config.routes.get(
                    "/later",
                    context -> context.future(() ->
                            CompletableFuture.runAsync(() -> context.status(417).result("mine"))));
            config.routes.get("/empty", context -> context.status(417).result(""));
        });

        for (String path : new String[] {"/now", "/stream", "/later"}) {
            RawResponse answer = get(path);
            assertThat(answer.status()).as(path).isEqualTo(417);
            assertThat(answer.text()).as(path).isEqualTo("mine");
        }
        assertThat(get("/empty").text()).isEmpty();
    }

    @Test
    void statusWithoutResultStaysEmptyIfFillingIsSwitchedOff() throws IOException {
        startWithoutOrder(config -> {
            config.registerPlugin(new HttpStatusProblemPlugin(plugin -> plugin.fillEmpty = false));
            config.routes.get("/endpoint", context -> context.status(417));
            config.routes.get("/thrown", context -> {
                throw HttpStatusProblem.of(417);
            });
        });

        RawResponse answer = get("/endpoint");
        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.text()).isEmpty();
        assertThat(get("/thrown").comparable()).isEqualTo(EXPECTATION_FAILED);
    }

    @Test
    void validationErrorsNameTheFieldsAndNotTheInput() throws IOException {
        start(config -> config.routes.get(
                "/endpoint",
                context -> context.queryParamAsClass("amount", Integer.class)
                        .check(amount -> amount > 3, "is too small")
                        .get()));

        assertThat(get("/endpoint?amount=hunter2").status()).isEqualTo(400);
        assertThat(get("/endpoint?amount=hunter2").text())
                .startsWith(
                        "{\"error\": \"bad_request\", \"message\": \"Bad Request\", \"errors\": [{\"field\": \"amount\"")
                .doesNotContain("hunter2", "TYPE_CONVERSION_FAILED");
        assertThat(get("/endpoint?amount=1").text())
                .isEqualTo("{\"error\": \"bad_request\", \"message\": \"Bad Request\", "
                        + "\"errors\": [{\"field\": \"amount\", \"message\": \"is too small\"}]}");
    }

    @Test
    void requestThatJettyCannotReadIsA400() throws IOException {
        start(config -> config.routes.get(
                "/endpoint", context -> context.result(context.req().getParameter("a"))));

        RawResponse answer = get("/endpoint?a=%zz");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("{\"error\": \"bad_request\", \"message\": \"Bad Request\"}");
    }

    @Test
    void statusAbove599KeepsItsNumber() throws IOException {
        start(config -> config.routes.get("/", ctx -> {
            ctx.result("stale");
            throw new HttpResponseException(777, "secret");
        }));

        RawResponse answer = get("/");

        assertThat(answer.status()).isEqualTo(777);
        assertThat(answer.text()).isEqualTo("{\"error\": \"server_error\", \"message\": \"Server Error\"}");
    }
}
