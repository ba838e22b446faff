package io.github.httpstatusproblem.spring;

import io.github.httpstatusproblem.HttpStatusProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;

/** What goes wrong in a Spring MVC application, one path each. */
@RestController
class OrderController {
    record Order(String sku, int amount) {}

    @ResponseStatus(code = HttpStatus.CONFLICT, reason = "Out of stock")
    static class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ResponseStatus(HttpStatus.GONE)
    static class Expired extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Expired() {
            super("hunter2");
        }
    }

    static class Handled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static class Mapped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ExceptionHandler(Handled.class)
    ResponseEntity<String> handled() {
        return ResponseEntity.status(418).body("my own words");
    }

    @GetMapping("/handled")
    void throwsHandled() {
        throw new Handled();
    }

    @GetMapping("/mapped")
    void throwsMapped() {
        throw new Mapped();
    }

    @GetMapping("/reason")
    void throwsWithReason() {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No order 4711");
    }

    @GetMapping("/no-reason")
    void throwsWithoutReason() {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @GetMapping("/detail")
    void throwsDetail() {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Only 2 left");
        detail.setType(URI.create("https://shop.example/problems/stock"));
        detail.setProperty("available", 2);
        throw new ErrorResponseException(HttpStatus.CONFLICT, detail, null);
    }

    @GetMapping("/annotated")
    void throwsAnnotated() {
        throw new OutOfStock();
    }

    @GetMapping("/annotated-without-reason")
    void throwsAnnotatedWithoutReason() {
        throw new Expired();
    }

    @GetMapping("/annotated-cause")
    void throwsAnnotatedCause() {
        throw new IllegalStateException("hunter2", new OutOfStock());
    }

    @PostMapping(path = "/orders", consumes = "application/json", produces = "application/json")
    Order order(@RequestBody Order order) {
        return order;
    }

    @GetMapping(path = "/csv", produces = "text/csv")
    String csv() {
        return "a,b";
    }

    @GetMapping("/parameter")
    String parameter(@RequestParam("amount") int amount) {
        return "" + amount;
    }

    @GetMapping("/variable/{amount}")
    String variable(@PathVariable("amount") int amount) {
        return "" + amount;
    }

    @GetMapping("/header")
    String header(@RequestHeader("X-Amount") int amount) {
        return "" + amount;
    }

    @GetMapping("/send-error")
    void sendError(HttpServletResponse response) throws IOException {
        response.sendError(417, "hunter2");
    }

    @GetMapping("/forbidden")
    void sendsForbidden(HttpServletResponse response) throws IOException {
        response.sendError(403);
    }

    @GetMapping("/empty")
    ResponseEntity<Void> empty() {
        return ResponseEntity.status(417).build();
    }

    @GetMapping("/own")
    ResponseEntity<String> own() {
        return ResponseEntity.status(417).header("ETag", "\"v1\"").body("my own words");
    }

    @GetMapping("/callable")
    Callable<String> callable() {
        return () -> {
            throw HttpStatusProblem.of(417);
        };
    }

    @GetMapping("/callable-unknown")
    Callable<String> callableUnknown() {
        return () -> {
            throw new IllegalStateException("hunter2");
        };
    }

    @GetMapping("/deferred")
    DeferredResult<String> deferred() {
        DeferredResult<String> result = new DeferredResult<>();
        new Thread(() -> result.setErrorResult(HttpStatusProblem.of(417))).start();
        return result;
    }

    @GetMapping("/future")
    CompletableFuture<String> future() {
        return CompletableFuture.supplyAsync(() -> {
            throw HttpStatusProblem.of(417);
        });
    }

    @GetMapping("/future-empty")
    CompletableFuture<ResponseEntity<Map<String, String>>> futureEmpty() {
        return CompletableFuture.supplyAsync(() -> ResponseEntity.status(417).build());
    }

    @GetMapping("/timeout")
    DeferredResult<String> timeout() {
        return new DeferredResult<>(50L);
    }
}
