package io.github.httpstatusproblem.spring;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.contract.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** More that goes wrong: problems that are returned, validation, multipart, streams. */
@RestController
class ShopController {
    private static final int MORE_THAN_A_BUFFER = 1 << 17;

    private final ShopService service;

    ShopController(ShopService service) {
        this.service = service;
    }

    record Item(
            @NotBlank String sku,
            @JsonProperty("unit_price") @Positive Integer price) {}

    record Basket(
            @JsonProperty("customer_name") @NotBlank String customer,
            @Valid List<Item> items,
            @Valid Map<String, Item> gifts,
            @Valid Period period) {}

    @Ordered
    record Period(int from, int to) {}

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = FromBeforeTo.class)
    @interface Ordered {
        String message() default "ends before it begins";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    static class FromBeforeTo implements ConstraintValidator<Ordered, Period> {
        @Override
        public boolean isValid(Period period, ConstraintValidatorContext context) {
            return period == null || period.from <= period.to;
        }
    }

    static class Returned extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @GetMapping("/returned")
    Problem returned() {
        return Problem.of(417);
    }

    @GetMapping("/returned-object")
    Object returnedAsAnObject() {
        return Problem.of(417);
    }

    @GetMapping("/returned-later")
    Callable<Problem> returnedLater() {
        return () -> Problem.of(417);
    }

    @GetMapping("/returned-future")
    CompletableFuture<Problem> returnedByAFuture() {
        return CompletableFuture.supplyAsync(() -> Problem.of(417));
    }

    @GetMapping("/returned-by-handler")
    void throwsReturned() {
        throw new Returned();
    }

    @ExceptionHandler(Returned.class)
    Problem handled() {
        return Problem.of(417);
    }

    @GetMapping("/wrapped")
    void wrapped() {
        throw new CompletionException(HttpStatusProblem.of(417));
    }

    /** Of a package of Spring's, and not raised by Spring MVC. */
    @GetMapping("/upstream")
    void upstream() {
        throw new ResourceAccessException("hunter2");
    }

    @GetMapping("/cause")
    void asACause() {
        throw new IllegalStateException("hunter2", HttpStatusProblem.of(417));
    }

    @GetMapping("/unknown")
    void unknown() {
        throw new IllegalStateException("hunter2");
    }

    @GetMapping("/assertion")
    void assertion() {
        throw new AssertionError("hunter2");
    }

    @GetMapping("/endless")
    int endless() {
        return endless(0);
    }

    @SuppressWarnings("InfiniteRecursion") // On purpose.
    private static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    @GetMapping("/own-words")
    ResponseEntity<String> ownWords() {
        return ResponseEntity.status(409).body(Outcome.OWN);
    }

    @PatchMapping(path = "/patch", consumes = "application/merge-patch+json")
    void patch(@RequestBody Map<String, Object> patch) {}

    @PostMapping("/baskets")
    void basket(@Valid @RequestBody Basket basket) {}

    @PostMapping("/baskets/period")
    void period(@Valid @RequestBody Period period) {}

    @PostMapping("/baskets/list")
    void items(@RequestBody List<@Valid Item> items) {}

    @PostMapping("/baskets/form")
    void form(@Valid @ModelAttribute Period period) {}

    @GetMapping("/pages")
    void pages(@RequestParam("page_size") @Max(100) int size, @RequestHeader("X-Amount") @Min(1) int amount) {}

    @GetMapping("/lists")
    void lists(@RequestParam("id") List<@Min(1) Integer> ids) {}

    @GetMapping("/paths/{number}")
    void path(@PathVariable("number") @Min(1) int number) {}

    @GetMapping("/invalid-result")
    @Min(1) int invalidResult() {
        return 0;
    }

    @PostMapping("/service/{number}")
    void service(@PathVariable("number") int number, @RequestBody Item item) {
        service.order(number, item);
    }

    @GetMapping("/service-result")
    int serviceResult() {
        return service.result();
    }

    @PostMapping("/upload")
    void upload(@RequestPart("file") MultipartFile file) {}

    @CrossOrigin("https://shop.example")
    @GetMapping("/cors")
    void cors() {
        throw HttpStatusProblem.of(417);
    }

    @GetMapping("/streamed")
    StreamingResponseBody streamed() {
        return out -> {
            throw HttpStatusProblem.of(417);
        };
    }

    @GetMapping("/streamed-begun")
    StreamingResponseBody streamedThenThrows() {
        return out -> {
            // Spring 7 flushes when it pleases, at the latest where the server has no room any more.
            out.write(new byte[MORE_THAN_A_BUFFER]);
            out.flush();
            throw HttpStatusProblem.of(417);
        };
    }

    @GetMapping("/events")
    SseEmitter events() throws IOException {
        SseEmitter emitter = new SseEmitter();
        emitter.completeWithError(HttpStatusProblem.of(417));
        return emitter;
    }

    @GetMapping("/events-begun")
    SseEmitter eventsThenThrows() throws IOException {
        SseEmitter emitter = new SseEmitter();
        emitter.send("half of the ans");
        new Thread(() -> {
                    try {
                        Thread.sleep(100);
                        emitter.completeWithError(HttpStatusProblem.of(417));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .start();
        return emitter;
    }

    @GetMapping("/text")
    void text(HttpServletResponse response) throws IOException {
        response.sendError(417, "Say 100 first");
    }
}
