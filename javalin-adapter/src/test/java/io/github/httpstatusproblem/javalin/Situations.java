package io.github.httpstatusproblem.javalin;

import static io.github.httpstatusproblem.contract.Outcome.OWN;
import static io.github.httpstatusproblem.contract.Outcome.canonical;

import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.contract.Outcome;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.ConflictResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NoContentResponse;
import io.javalin.http.RedirectResponse;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.http.staticfiles.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of the table in the README of this module, in its order. */
final class Situations {
    private static final String[] UPGRADE = {
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    };

    /** A file of 11 octets. */
    private static final String FILE = String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"file\"; filename=\"a\"",
            "",
            "12345678901",
            "--b--",
            "");

    private static final String EVENTS = "Accept: text/event-stream";

    private static final List<Situation> ALL = new ArrayList<>();

    /** An exception of the application. */
    static final class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What a client sends. */
    record Item(String sku, int amount) {
        Item {
            if (amount > 1_000) {
                throw new IllegalArgumentException("hunter2");
            }
        }
    }

    /** It has no property that Jackson could write, and no constructor that it could use. */
    static final class Opaque {
        @SuppressWarnings("unused")
        Opaque(int one, int two) {}
    }

    /** It has a property that cannot be read. */
    public static final class Failing {
        /** Fails. */
        public String getSku() {
            return List.<String>of().get(0);
        }
    }

    /** A result that fails when so much of it is read. */
    private static InputStream failing(int length) {
        InputStream fine = new ByteArrayInputStream(new byte[length]);
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("hunter2");
            }

            @Override
            public int read(byte[] octets, int offset, int count) throws IOException {
                return read();
            }
        };
        return new SequenceInputStream(fine, failing);
    }

    private Situations() {}

    /** What most situations are asked of. */
    static void doors(JavalinConfig config) {
        config.routes.get("/problem", context -> {
            throw HttpStatusProblem.of(417);
        });
        config.routes.get("/mapped", context -> {
            throw new OutOfStock();
        });
        config.routes.get("/unknown", context -> {
            throw new IllegalStateException("hunter2");
        });
        config.routes.get("/error", context -> {
            throw new AssertionError("hunter2");
        });
        config.routes.get("/overflow", Situations::endless);
        config.routes.get("/response", context -> {
            throw new ConflictResponse();
        });
        config.routes.get("/response-with-text", context -> {
            throw new HttpResponseException(409, "Only 2 left", Map.of("sku", "A-17"));
        });
        config.routes.get("/challenge", context -> {
            context.header("WWW-Authenticate", "Basic realm=\"shop\"");
            throw new UnauthorizedResponse();
        });
        config.routes.get("/no-content", context -> {
            throw new NoContentResponse();
        });
        config.routes.get("/redirect", context -> {
            throw new RedirectResponse();
        });
        config.routes.get("/sent", context -> context.res().sendError(417, "hunter2"));
        config.routes.get("/empty", context -> context.status(417));
        config.routes.get("/own", context -> context.status(417).result(OWN));
        config.routes.get(
                "/parameter",
                context -> context.queryParamAsClass("amount", Integer.class)
                        .check(amount -> amount > 3, "is too small")
                        .get());
        config.routes.get(
                "/required",
                context -> context.queryParamAsClass("amount", Integer.class).get());
        config.routes.post(
                "/validated",
                context -> context.bodyValidator(Item.class)
                        .check("sku", item -> item.sku() != null, "is missing")
                        .get());
        config.routes.post("/items", context -> context.bodyAsClass(Item.class));
        config.routes.post("/streamed-items", context -> context.bodyStreamAsClass(Item.class));
        config.routes.post("/anything", context -> context.bodyAsClass(Object.class));
        config.routes.post("/opaque", context -> context.bodyAsClass(Opaque.class));
        config.routes.get("/written", context -> context.json(new Opaque(1, 2)));
        config.routes.post("/large", Context::body);
        config.routes.get(
                "/future",
                context -> context.future(() -> CompletableFuture.runAsync(() -> {
                    throw HttpStatusProblem.of(417);
                })));
        config.routes.get(
                "/future-unknown",
                context -> context.future(() -> CompletableFuture.failedFuture(new IllegalStateException("hunter2"))));
        config.routes.get(
                "/future-empty",
                context -> context.future(() -> CompletableFuture.runAsync(() -> context.status(417))));
        config.routes.get(
                "/future-sent", context -> context.future(() -> CompletableFuture.runAsync(() -> send(context))));
        config.routes.get(
                "/async",
                context -> context.async(() -> {
                    throw HttpStatusProblem.of(417);
                }));
        config.routes.before("/before", context -> {
            throw HttpStatusProblem.of(417);
        });
        config.routes.get("/before", context -> context.result("fine"));
        config.routes.after("/after", context -> {
            throw HttpStatusProblem.of(417);
        });
        config.routes.get("/after", context -> context.result("fine"));
        config.routes.beforeMatched("/guarded", context -> {
            throw HttpStatusProblem.of(417);
        });
        config.routes.get("/guarded", context -> context.result("fine"));
        config.routes.wsBeforeUpgrade("/socket", context -> {
            throw HttpStatusProblem.of(417);
        });
        config.routes.ws("/socket", socket -> {});
        config.routes.wsBeforeUpgrade("/socket-unknown", context -> {
            throw new IllegalStateException("hunter2");
        });
        config.routes.ws("/socket-unknown", socket -> {});
        config.routes.before("/events", context -> {
            throw HttpStatusProblem.of(417);
        });
        config.routes.sse("/events", client -> {});
        config.routes.sse("/events-begun", client -> {
            throw HttpStatusProblem.of(417);
        });
        config.routes.get("/half", context -> {
            context.outputStream().write("half of the answer".getBytes(StandardCharsets.UTF_8));
            throw HttpStatusProblem.of(417);
        });
        config.routes.get("/committed", context -> {
            context.outputStream().write("half of the answer".getBytes(StandardCharsets.UTF_8));
            context.res().flushBuffer();
            throw HttpStatusProblem.of(417);
        });
        config.routes.get("/half-result", context -> {
            context.result("half of the answer");
            throw HttpStatusProblem.of(417);
        });
    }

    private static void endless(Context context) {
        if (!context.path().isEmpty()) {
            endless(context);
        }
        context.status(200);
    }

    private static void send(Context context) {
        try {
            context.res().sendError(417, "hunter2");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Situation add(String title) {
        return add(title, null);
    }

    private static Situation add(String title, @Nullable Consumer<JavalinConfig> application) {
        Situation situation = new Situation(title, application);
        ALL.add(situation);
        return situation;
    }

    private static String errors(String... items) {
        return ", \"errors\": [" + String.join(", ", items) + "]";
    }

    private static void handlers() {
        add("A handler throws a problem").asked("/problem");
        add(
                        "… in answer to HEAD, where HEAD has a handler",
                        config -> config.routes.head("/head", context -> {
                            throw HttpStatusProblem.of(417);
                        }))
                .asked("HEAD", "/head")
                .isAnswered(canonical(417, "").replaceAll("\\{.*", ""));
        add("… to a client that accepts gzip").asked("GET", "/problem", "Accept-Encoding: gzip");
        add("An exception that is mapped").asked("/mapped").isAnswered(409);
        add("An exception that nobody knows").asked("/unknown").isAnswered(Outcome.unknown());
        add("An `Error`").asked("/error").isAnswered(Outcome.unknown());
        add("A stack that overflows").asked("/overflow").isAnswered(Outcome.unknown());
        add("`ConflictResponse`").asked("/response").isAnswered(409);
        add("`HttpResponseException` with a message and details")
                .asked("/response-with-text")
                .isAnswered(Outcome.saying("Only 2 left", 409, ", \"sku\": \"A-17\""));
        add("`UnauthorizedResponse` with a challenge").asked("/challenge").isAnswered(401, "WWW-Authenticate: …");
        add("`NoContentResponse`").asked("/no-content");
        add("`RedirectResponse`").asked("/redirect");
        add("`sendError`, with a text").asked("/sent");
        add("An error status without a result").asked("/empty");
        add("… with a result").asked("/own");
        add("An exception in a before handler").asked("/before");
        add("… in an after handler").asked("/after");
        add("… in a `beforeMatched` handler").asked("/guarded");
        add("… after a result").asked("/half-result");
        add("… after a part of the content").asked("/half");
        add("… after the response is committed").asked("/committed");
        add(
                        "A result fails while it is sent",
                        config -> config.routes.get("/failing", context -> context.result(failing(10))))
                .asked("/failing")
                .isAnswered(Outcome.unknown());
        add(
                        "… after a part of it has left",
                        config -> config.routes.get("/failing", context -> context.result(failing(1_000_000))))
                .asked("/failing");
        add(
                        "… of a future",
                        config -> config.routes.get(
                                "/failing",
                                context -> context.future(
                                        () -> CompletableFuture.runAsync(() -> context.result(failing(10))))))
                .asked("/failing")
                .isAnswered(Outcome.unknown());
        add(
                        "… of a future, after a part of it has left",
                        config -> config.routes.get(
                                "/failing",
                                context -> context.future(
                                        () -> CompletableFuture.runAsync(() -> context.result(failing(1_000_000))))))
                .asked("/failing");
        add("… and is JSON", config -> config.routes.get("/failing", context -> context.jsonStream(new Failing())))
                .asked("/failing")
                .isAnswered(Outcome.unknown());
    }

    private static void router() {
        add("No handler for the path").asked("/secret-place").isAnswered(404);
        add("… to a browser")
                .asked("GET", "/secret-place", "Accept: text/html")
                .reading(answer -> answer.contains("<title>404 Not Found</title>") ? canonical(404, "") : answer)
                .isAnswered(404);
        add("A method that the path has not").asked("DELETE", "/problem").isAnswered(404);
        add("… where `prefer405over404` is on", config -> {
                    config.http.prefer405over404 = true;
                    config.routes.post("/orders", context -> context.result("fine"));
                })
                .asked("/orders")
                .isAnswered(405, "Allow: …");
        add("A method that nobody knows").asked("BREW", "/problem").isAnswered(404);
        add("No static file", config -> config.staticFiles.add("/public", Location.CLASSPATH))
                .asked("/secret-place.txt")
                .isAnswered(404);
        add("Content over the limit", config -> {
                    config.http.maxRequestSize = 10;
                    config.routes.post("/large", Context::body);
                })
                .posting("/large", "12345678901")
                .isAnswered(413);
        add("A file over the limit", config -> {
                    config.jetty.multipartConfig.maxFileSize(10, SizeUnit.BYTES);
                    config.routes.post("/files", context -> context.uploadedFile("file"));
                })
                .posting("/files", FILE)
                .with("Content-Type: multipart/form-data; boundary=b")
                .isAnswered(413);
        add(
                        "`ContentTooLargeResponse`",
                        config -> config.routes.get("/large", context -> {
                            throw new ContentTooLargeResponse();
                        }))
                .asked("/large")
                .isAnswered(413);
    }

    private static void input() {
        String isInvalid = "{\"field\": \"amount\", \"message\": \"is invalid\"}";
        add("A parameter that is no number")
                .asked("/parameter?amount=hunter2")
                .isAnswered(canonical(400, errors(isInvalid)));
        add("… that is missing").asked("/required").isAnswered(canonical(400, errors(isInvalid)));
        add("… that a check refuses")
                .asked("/parameter?amount=1")
                .isAnswered(canonical(400, errors("{\"field\": \"amount\", \"message\": \"is too small\"}")));
        add("… that is malformed").asked("/required?amount=%zz").isAnswered(canonical(400, errors(isInvalid)));
        add("Content that a check refuses")
                .posting("/validated", "{\"amount\": 1}")
                .isAnswered(canonical(400, errors("{\"field\": \"sku\", \"message\": \"is missing\"}")));
        add("… that a validator cannot read")
                .posting("/validated", "{\"sku\": \"hunter2\"")
                .isAnswered(canonical(400, errors("{\"message\": \"is invalid\"}")));
        add("`bodyAsClass`: content that is no JSON")
                .posting("/items", "{\"sku\": hunter2")
                .isAnswered(400);
        add("… of another shape").posting("/items", "[\"hunter2\"]").isAnswered(400);
        add("… with a member of another type")
                .posting("/items", "{\"sku\": \"A-17\", \"amount\": \"hunter2\"}")
                .isAnswered(400);
        add("… that a constructor refuses")
                .posting("/items", "{\"sku\": \"A-17\", \"amount\": 1001}")
                .isAnswered(400);
        add("… nested 100,000 deep").posting("/anything", "[".repeat(100_000)).isAnswered(400);
        add("… none at all").posting("/items", "").isAnswered(400);
        add("… that is `null`").posting("/items", "null").isAnswered(400);
        add("… in a charset that nobody knows")
                .posting("/items", "{}")
                .with("Content-Type: application/json;charset=hunter2")
                .isAnswered(415);
        add("`bodyStreamAsClass`: content that is no JSON")
                .posting("/streamed-items", "{\"sku\": hunter2")
                .isAnswered(400);
        add("… that is `null`, as a stream").posting("/streamed-items", "null").isAnswered(400);
        add("… that is not text")
                .posting("/streamed-items", "\u0000\u0000\u0000{{{{")
                .isAnswered(400);
        add(
                        "`basicAuthCredentials`: a field that is no Base64",
                        config -> config.routes.get(
                                "/credentials", context -> context.result("" + context.basicAuthCredentials())))
                .asked("GET", "/credentials", "Authorization: Basic %%%")
                .isAnswered(400);
        add("A class that Jackson cannot read").posting("/opaque", "{}").isAnswered(Outcome.unknown());
        add("… cannot write").asked("/written").isAnswered(Outcome.unknown());
        add("… fails to write", config -> config.routes.get("/failing", context -> context.json(new Failing())))
                .asked("/failing")
                .isAnswered(Outcome.unknown());
    }

    private static void later() {
        add("A future fails").asked("/future");
        add("… with an exception that nobody knows").asked("/future-unknown").isAnswered(Outcome.unknown());
        add("… or ends with an error status and no result").asked("/future-empty");
        add("… or sends an error").asked("/future-sent");
        add("`async` throws a problem").asked("/async");
        add("A timeout", config -> {
                    config.http.asyncTimeout = 100;
                    config.routes.get("/timeout", context -> context.future(CompletableFuture::new));
                })
                .asked("/timeout")
                .isAnswered(503);
        add("… that comes after a result", config -> {
                    config.http.asyncTimeout = 100;
                    config.routes.get(
                            "/timeout", context -> context.result("half").future(CompletableFuture::new));
                })
                .asked("/timeout")
                .isAnswered(503);
        add("… after a part of the content has left", config -> {
                    config.http.asyncTimeout = 100;
                    config.routes.get("/timeout", context -> {
                        context.outputStream().write("half".getBytes(StandardCharsets.UTF_8));
                        context.res().flushBuffer();
                        context.future(CompletableFuture::new);
                    });
                })
                .asked("/timeout");
        add("… where the application has an `error` handler for 500", config -> {
                    config.http.asyncTimeout = 100;
                    config.routes.error(500, context -> context.result(OWN));
                    config.routes.get("/timeout", context -> context.future(CompletableFuture::new));
                })
                .asked("/timeout");
        add("… and an after handler that throws a problem", config -> {
                    config.http.asyncTimeout = 100;
                    config.routes.after("/timeout", context -> {
                        throw HttpStatusProblem.of(417);
                    });
                    config.routes.get("/timeout", context -> context.future(CompletableFuture::new));
                })
                .asked("/timeout");
        add(
                        "A `TimeoutException` of the application",
                        config -> config.routes.get("/timeout", context -> {
                            throw new TimeoutException("hunter2");
                        }))
                .asked("/timeout")
                .isAnswered(Outcome.unknown());
        add(
                        "A future that the application cancels",
                        config -> config.routes.get(
                                "/cancelled",
                                context -> context.future(
                                        () -> CompletableFuture.failedFuture(new CancellationException("hunter2")))))
                .asked("/cancelled")
                .isAnswered(Outcome.unknown());
        add(
                        "A timeout of `async`",
                        config -> config.routes.get(
                                "/timeout",
                                context -> context.async(
                                        asynchronous -> asynchronous.timeout = 100, () -> Thread.sleep(1_000))))
                .asked("/timeout")
                .isAnswered(503);
        // Javalin begins a session for an upgrade.
        add("An upgrade to WebSocket is refused by a problem")
                .asked("GET", "/socket", UPGRADE)
                .reading(answer -> answer.replaceAll("Set-Cookie: .*\n", ""));
        add("… by an exception that nobody knows")
                .asked("GET", "/socket-unknown", UPGRADE)
                .reading(answer -> answer.replaceAll("Set-Cookie: .*\n", ""))
                .isAnswered(Outcome.unknown());
        add("… by `sendError`", config -> {
                    config.routes.wsBeforeUpgrade("/socket", context -> send(context));
                    config.routes.ws("/socket", socket -> {});
                })
                .asked("GET", "/socket", UPGRADE)
                .reading(answer -> answer.replaceAll("Set-Cookie: .*\n", ""));
        add("… without a key", config -> config.routes.ws("/socket", socket -> {}))
                .asked("GET", "/socket", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13")
                .reading(answer -> answer.replaceAll("Set-Cookie: .*\n", ""))
                .isAnswered(400);
        add("… because there is no such socket")
                .asked("GET", "/secret-place", UPGRADE)
                .isAnswered(404);
        add("An exception after an upgrade to WebSocket", config -> {
                    config.routes.wsAfterUpgrade("/socket", context -> {
                        throw new IllegalStateException("hunter2");
                    });
                    config.routes.ws("/socket", socket -> socket.onConnect(connection -> connection.closeSession()));
                })
                .asked("GET", "/socket", UPGRADE);
        add("A before handler of server-sent events throws a problem").asked("GET", "/events", EVENTS);
        add("… their handler does, when Javalin has begun them").asked("GET", "/events-begun", EVENTS);
    }

    private static void jetty() {
        add("Jetty: an expectation that it does not know").asked("GET", "/problem", "Expect: foo");
        add("… a target with `%zz`").asked("/%zz").isAnswered(400);
        add("… with `%00`").asked("/a%00b").isAnswered(400);
        add("… with a space").asked("GET", "/a b").isAnswered(400);
        add("… no valid Host").asked("GET", "/problem", "Host: a b").isAnswered(400);
        add("… fields that are too large")
                .asked("GET", "/problem", "X-Large: " + "a".repeat(20_000))
                .isAnswered(431);
    }

    private static void own() {
        add("The application's `exception` handler, registered after the plugin", config -> {
                    config.routes.exception(
                            Exception.class,
                            (exception, context) -> context.status(409).result(OWN));
                    doors(config);
                })
                .asked("/unknown");
        add("The application's `error` handler", config -> {
                    config.routes.error(417, context -> context.result(OWN));
                    doors(config);
                })
                .asked("/problem");
        add("A field of an after handler", config -> {
                    config.routes.after(context -> context.header("X-After", "yes"));
                    doors(config);
                })
                .asked("/problem")
                .isAnswered(417, "X-After: yes");
    }

    static List<Situation> all() {
        if (ALL.isEmpty()) {
            handlers();
            router();
            input();
            later();
            jetty();
            own();
        }
        return List.copyOf(ALL);
    }
}
