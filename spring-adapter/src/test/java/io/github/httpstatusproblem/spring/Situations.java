package io.github.httpstatusproblem.spring;

import static io.github.httpstatusproblem.contract.Outcome.canonical;

import io.github.httpstatusproblem.contract.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of the table, by what they are about. */
final class Situations {
    private static final String JSON = "application/json";
    private static final String HTML = "Accept: text/html";
    private static final String MULTIPART = "multipart/form-data; boundary=b";

    private final List<Situation> list = new ArrayList<>();

    private Situations() {}

    /** The rows in their order. */
    static List<Situation> all() {
        Situations situations = new Situations();
        situations.problems();
        situations.exceptionsOfTheApplication();
        situations.exceptionsOfSpring();
        situations.validation();
        situations.uploads();
        situations.asynchronousRequests();
        situations.outsideOfTheDispatcher();
        situations.security();
        situations.surroundings();
        situations.whatIsTheApplicationsOwn();
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

    private void problems() {
        row("A controller throws a problem, in an exception that wraps").asked("/wrapped");
        row("… as the cause of another exception").asked("/cause").isAnswered(Outcome.unknown());
        row("A controller returns a problem").asked("/returned");
        row("… declared as `Object`").asked("/returned-object");
        row("… in a `Callable`").asked("/returned-later");
        row("… in a `CompletableFuture`").asked("/returned-future");
        row("An `@ExceptionHandler` returns a problem").asked("/returned-by-handler");
    }

    private void exceptionsOfTheApplication() {
        row("An exception that is mapped").asked("/mapped").isAnswered(409);
        row("`ResponseStatusException` with a reason")
                .asked("/reason")
                .isAnswered(Outcome.saying("No order 4711", 404, ""));
        row("`ErrorResponseException` with a detail and a property")
                .asked("/detail")
                .isAnswered(Outcome.saying("Only 2 left", 409, ", \"available\": 2"));
        row("`@ResponseStatus` on an exception")
                .asked("/annotated")
                .isAnswered(Outcome.saying("Out of stock", 409, ""));
        row("`@ResponseStatus` on its cause")
                .asked("/annotated-cause")
                .isAnswered(Outcome.saying("Out of stock", 409, ""));
        row("An exception that nobody knows").asked("/unknown").isAnswered(Outcome.unknown());
        row("An `Error`").asked("/assertion").isAnswered(Outcome.unknown());
        row("A stack that overflows").asked("/endless").isAnswered(Outcome.unknown());
    }

    private void exceptionsOfSpring() {
        row("No handler for the path, whatever is accepted")
                .asked("GET", "/no-such-page", "Accept: image/png")
                .reading(Situations::withoutCors)
                .isAnswered(404);
        row("… to HEAD")
                .asked("HEAD", "/no-such-page")
                .reading(Situations::withoutCors)
                .isAnswered(canonical(404, "").replaceFirst("(?s)\\{.*", ""));
        row("A method that the path has not").asked("DELETE", "/orders").isAnswered(405, "Allow: POST");
        row("Content of another media type")
                .posting("/orders", "text/csv", "a,b")
                .isAnswered(415, "Accept: application/json");
        row("… to PATCH")
                .asked("PATCH", "/patch")
                .with(JSON, "{}")
                .isAnswered(415, "Accept: application/merge-patch+json", "Accept-Patch: application/merge-patch+json");
        row("Nothing that is acceptable")
                .asked("GET", "/csv", "Accept: image/png")
                .isAnswered(406, "Accept: text/csv");
        row("Content that is no JSON").posting("/orders", JSON, "{\"sku\": ").isAnswered(400);
        row("… of another shape")
                .posting("/orders", JSON, "{\"sku\": \"A-17\", \"amount\": \"many\"}")
                .isAnswered(400);
        row("No content").posting("/orders", JSON, "").isAnswered(400);
        row("A parameter that is missing").asked("/parameter").isAnswered(400);
        row("… that is no number").asked("/parameter?amount=many").isAnswered(400);
        row("… that is malformed").asked("/parameter?amount=%zz").isAnswered(400);
        row("A part of the path that is no number").asked("/variable/many").isAnswered(400);
        row("A field that is missing").asked("/header").isAnswered(400);
    }

    private static String errors(String... fieldsAndMessages) {
        return Stream.of(fieldsAndMessages)
                .map(error -> error.startsWith("{") ? error : "{\"field\": " + error + "}")
                .collect(Collectors.joining(", ", ", \"errors\": [", "]"));
    }

    private void validation() {
        row("Invalid members of JSON, by their names in it")
                .posting(
                        "/baskets",
                        JSON,
                        "{\"customer_name\": \" \", \"items\": [{\"sku\": \"A\", \"unit_price\": 1}, {\"sku\": \"\","
                                + " \"unit_price\": 0}], \"gifts\": {\"red\": {\"sku\": \"B\", \"unit_price\": -1}}}")
                .isAnswered(canonical(
                        400,
                        errors(
                                "\"customer_name\", \"message\": \"must not be blank\"",
                                "\"gifts[red].unit_price\", \"message\": \"must be greater than 0\"",
                                "\"items[1].sku\", \"message\": \"must not be blank\"",
                                "\"items[1].unit_price\", \"message\": \"must be greater than 0\"")));
        row("An invalid object as a whole")
                .posting("/baskets/period", JSON, "{\"from\": 2, \"to\": 1}")
                .isAnswered(canonical(400, errors("{\"message\": \"ends before it begins\"}")));
        row("Invalid elements of a list")
                .posting(
                        "/baskets/list",
                        JSON,
                        "[{\"sku\": \"A\", \"unit_price\": 1}, {\"sku\": \"A\", \"unit_price\": 0}]")
                .isAnswered(canonical(400, errors("\"[1].unit_price\", \"message\": \"must be greater than 0\"")));
        row("An invalid form, a field of it no number")
                .posting("/baskets/form", "application/x-www-form-urlencoded", "from=hunter2&to=1")
                .isAnswered(canonical(400, errors("\"from\", \"message\": \"is invalid\"")));
        row("Invalid parameters and fields, by their names")
                .asked("GET", "/pages?page_size=101", "X-Amount: 0")
                .isAnswered(canonical(
                        400,
                        errors(
                                "\"X-Amount\", \"message\": \"must be greater than or equal to 1\"",
                                "\"page_size\", \"message\": \"must be less than or equal to 100\"")));
        row("An invalid element of a parameter")
                .asked("/lists?id=1&id=0")
                .isAnswered(canonical(400, errors("\"id[1]\", \"message\": \"must be greater than or equal to 1\"")));
        row("An invalid part of the path")
                .asked("/paths/0")
                .isAnswered(canonical(400, errors("\"number\", \"message\": \"must be greater than or equal to 1\"")));
        row("A result of a controller that is invalid").asked("/invalid-result").isAnswered(500);
        row("`ConstraintViolationException` of a service")
                .posting("/service/1", JSON, "{\"sku\": \"A\", \"unit_price\": 0}")
                .isAnswered(canonical(
                        400,
                        errors(
                                "\"item.price\", \"message\": \"must be greater than 0\"",
                                "\"number\", \"message\": \"must be greater than or equal to 10\"")));
        row("… for its result").asked("/service-result").isAnswered(500);
    }

    private static String part(String name, int length) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"a.txt\"\r\n\r\n"
                + "a".repeat(length) + "\r\n--b--\r\n";
    }

    private void uploads() {
        row("A file over the limit")
                .posting("/upload", MULTIPART, part("file", 2000))
                .isAnswered(413);
        row("A request over the limit")
                .posting("/upload", MULTIPART, part("file", 5000))
                .isAnswered(413);
        row("No such part").posting("/upload", MULTIPART, part("other", 10)).isAnswered(400);
        row("Multipart content that ends before its end")
                .posting("/upload", MULTIPART, part("file", 10).substring(0, 70))
                .isAnswered(400);
        row("Multipart content without a boundary")
                .posting("/upload", "multipart/form-data", part("file", 10))
                .isAnswered(400);
        row("Content that is not multipart").posting("/upload", JSON, "{}").isAnswered(400);
    }

    private void asynchronousRequests() {
        row("A `Callable` throws a problem").asked("/callable");
        row("A `Callable` throws an exception that nobody knows")
                .asked("/callable-unknown")
                .isAnswered(Outcome.unknown());
        row("A `DeferredResult` is given a problem").asked("/deferred");
        row("A `CompletableFuture` fails").asked("/future");
        row("… or has an error status without content").asked("/future-empty");
        row("A timeout").asked("/timeout").isAnswered(503);
        row("A stream throws before the first byte").asked("/streamed");
        row("… after the first byte").asked("/streamed-begun");
        row("An `SseEmitter` fails before the first event").asked("/events");
        row("… after the first event").asked("/events-begun");
    }

    private void outsideOfTheDispatcher() {
        row("A filter throws a problem").asked("/filter-problem");
        row("… an exception that is mapped").asked("/filter-mapped").isAnswered(409);
        row("… an exception that nobody knows").asked("/filter-unknown").isAnswered(Outcome.unknown());
        row("`sendError(417)` of a filter").asked("/filter-sends");
        row("… of a controller, with a text").asked("/text");
        row("`setStatus(417)` of a filter and no content").asked("/filter-sets");
        row("`ResponseEntity.status(417).build()`").asked("/empty");
        row("A request for the path of Spring Boot's error page")
                .asked("/error")
                .isAnswered(404);
        row("… by POST").posting("/error", JSON, "{}").isAnswered(404);
        row(Setting.PARTIAL, "No servlet for the path")
                .asked("/no-such-page")
                .reading(Situations::withoutCors)
                .isAnswered(404);
        row(Setting.PARTIAL, "A controller throws a problem, with `spring.mvc.servlet.path`")
                .asked("/api/wrapped");
    }

    /** Spring 6.2 looks at a resource's CORS configuration first, and says so in Vary. */
    private static String withoutCors(String comparable) {
        return comparable.replace(
                "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Accept", "Accept");
    }

    private void security() {
        secured("401 of HTTP Basic, without credentials").asked("/basic/door").isAnswered(401, "WWW-Authenticate: …");
        secured("401 of HTTP Basic, with wrong ones")
                .asked("GET", "/basic/door", SecuredShop.NOBODY)
                .isAnswered(401, "WWW-Authenticate: …");
        secured("401 of a bearer token, without one").asked("/bearer/door").isAnswered(401, "WWW-Authenticate: …");
        secured("401 of a bearer token, with a wrong one")
                .asked("GET", "/bearer/door", "Authorization: Bearer abc")
                .isAnswered(401, "WWW-Authenticate: …");
        secured("401 with several challenges")
                .asked("/several/door")
                .isAnswered(401, "WWW-Authenticate: Basic realm=\"shop\"", "WWW-Authenticate: Bearer realm=\"shop\"");
        secured("403 for a role").asked("GET", "/basic/admin", SecuredShop.BOB).isAnswered(403);
        secured("403 of a method")
                .asked("GET", "/basic/method", SecuredShop.BOB)
                .isAnswered(403);
        secured("403 of a method, to nobody").asked("/open/method").isAnswered(403);
        secured("403 for a CSRF token").posting("/open/door", JSON, "{}").isAnswered(403);
        secured("403 to everybody").asked("PUT", "/open/door").isAnswered(403);
        secured("400 of the firewall").asked("FOO", "/open/door").isAnswered(400);
        secured("400 of the firewall, for `//` in the path")
                .asked("/open//door")
                .isAnswered(400);
        secured("404 behind it").asked("/open/nowhere").isAnswered(404);
        secured("A form to log in").asked("GET", "/form/door", HTML).isAnswered(302);
    }

    private Situation secured(String title) {
        return row(Setting.SECURED, title).reading(Situations::withoutSecurity);
    }

    /** Spring Security's fields stay on every answer; which they are is its affair. */
    private static String withoutSecurity(String comparable) {
        return withoutCors(comparable)
                .replaceFirst("(?m)^X-Frame-Options: DENY\n", "")
                .replaceFirst("(?m)^X-XSS-Protection: 0\n", "")
                .replaceFirst("(?m)^Set-Cookie: JSESSIONID=.*\n", "");
    }

    /** A server that may compress names Accept-Encoding in Vary. */
    private static String withoutEncoding(String comparable) {
        return comparable.replaceFirst(
                "(?mi)^Vary: (accept, ?accept-encoding|accept-encoding, ?accept)$", "Vary: Accept");
    }

    /** The status of a page of ours that is the right one for its status. */
    private static String statusOfAPage(String comparable) {
        String status = comparable.substring(0, 3);
        return comparable.contains("<title>" + status + " ") ? status : comparable;
    }

    private void surroundings() {
        row("A problem in answer to a request of another origin")
                .asked("GET", "/cors", "Origin: https://shop.example")
                .isAnswered(canonical(417, "", "Access-Control-Allow-Origin: https://shop.example")
                        .replace(
                                "Vary: Accept",
                                "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Accept"));
        row("… of an origin that is not allowed")
                .asked("GET", "/cors", "Origin: https://other.example")
                .reading(Situations::withoutCors)
                .isAnswered(403);
        row(Setting.SURROUNDED, "A problem below a context path")
                .asked("/shop/wrapped")
                .reading(Situations::withoutEncoding);
        row(Setting.SURROUNDED, "… sent by `sendError`").asked("/shop/text").reading(Situations::withoutEncoding);
        row(Setting.SURROUNDED, "… of a request that was forwarded")
                .asked("GET", "/shop/wrapped", "Forwarded: proto=https;host=shop.example", "X-Forwarded-Prefix: /a")
                .reading(Situations::withoutEncoding);
        row(Setting.SURROUNDED, "`Forwarded` that is malformed")
                .asked("GET", "/shop/wrapped", "Forwarded: host=a:b")
                .reading(Situations::withoutEncoding)
                .isAnswered(400);
        row(Setting.SURROUNDED, "A path outside of the context path")
                .asked("/elsewhere")
                .isAnswered(404);
    }

    private void whatIsTheApplicationsOwn() {
        row("`ResponseEntity.status(409).body(…)`").asked("/own-words");
        row(Setting.WITH_ADVICE, "404, for which the application has an `@ExceptionHandler`")
                .asked("/no-such-page");
        row(Setting.WITH_ADVICE, "An exception that nobody knows, for which it has one")
                .asked("/unknown");
        row(Setting.WITH_ADVICE, "A problem, for which it has none").asked("/wrapped");
        row(Setting.WITH_PROBLEM_DETAILS, "405 with `spring.mvc.problemdetails.enabled`")
                .asked("DELETE", "/orders");
        row(Setting.WITH_PROBLEM_DETAILS, "… and a problem").asked("/wrapped");
        row(Setting.WITH_PAGES, "404 with `error/404.html`, to a browser").asked("GET", "/no-such-page", HTML);
        row(Setting.WITH_PAGES, "404 with `error/404.html`, to a program")
                .asked("/no-such-page")
                .reading(Situations::withoutCors)
                .isAnswered(404);
        row(Setting.WITH_PAGES, "A problem with a template `error/4xx`, to a browser")
                .asked("GET", "/wrapped", HTML);
        row(Setting.WITH_PAGES, "… that fails")
                .asked("GET", "/mapped", HTML)
                .reading(Situations::statusOfAPage)
                .isAnswered("500");
        row(Setting.WITH_PAGES, "`sendError` with one, to a browser").asked("GET", "/text", HTML);
        row(Setting.WITH_PAGES, "`sendError` with one, to a program").asked("/text");
        row(Setting.WITH_ONE_PAGE, "An exception that nobody knows with a template `error`, to a browser")
                .asked("GET", "/unknown", HTML);
        row(Setting.WITH_ONE_PAGE, "… with a template `error`, to a program")
                .asked("/unknown")
                .isAnswered(Outcome.unknown());
        row(Setting.WITH_ONE_PAGE, "… thrown by a filter, to a browser").asked("GET", "/filter-unknown", HTML);
    }
}
