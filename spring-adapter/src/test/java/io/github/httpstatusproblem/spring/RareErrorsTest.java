package io.github.httpstatusproblem.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.httpstatusproblem.Problem;
import io.github.httpstatusproblem.contract.RawResponse;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.constraintvalidation.ValidationTarget;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.LuhnCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exceptions of Spring and of Jakarta Validation that few applications see. */
class RareErrorsTest {
    private static final String BAD_REQUEST =
            "{\"error\": \"bad_request\", \"message\": \"Bad Request\", \"errors\": [";

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = new RunningApplication(Rare.class, "--spring.validation.method.adapt-constraint-violations=true");
    }

    @AfterAll
    static void stop() {
        application.stop();
    }

    @Configuration
    @EnableAutoConfiguration
    @Import({Doors.class, Guarded.class})
    static class Rare {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = FirstBeforeLast.class)
    @interface InOrder {
        String message() default "first is after last";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @SupportedValidationTarget(ValidationTarget.PARAMETERS)
    static class FirstBeforeLast implements ConstraintValidator<InOrder, Object[]> {
        @Override
        public boolean isValid(Object[] values, ConstraintValidatorContext context) {
            return (int) values[0] <= (int) values[1];
        }
    }

    /** An application may write an ErrorResponse that fails to say what it is. */
    static class Unreadable extends RuntimeException implements ErrorResponse {
        private static final long serialVersionUID = 1L;

        private final boolean hasBody;

        Unreadable(boolean hasBody) {
            this.hasBody = hasBody;
        }

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatus.LOCKED;
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders fields = new HttpHeaders();
            fields.set("X-Lock", "17");
            return fields;
        }

        @Override
        public ProblemDetail getBody() {
            if (!hasBody) {
                throw new IllegalStateException("hunter2");
            }
            return ProblemDetail.forStatusAndDetail(HttpStatus.LOCKED, "Someone edits it");
        }

        @Override
        public ProblemDetail updateAndGetBody(@Nullable MessageSource messages, java.util.Locale locale) {
            throw new IllegalStateException("hunter2");
        }
    }

    @Validated
    static class Guarded {
        void order(@Min(10) int number) {}

        @Min(1) int result() {
            return 0;
        }
    }

    static class Period {
        Period(@Min(1) int length) {}
    }

    record Card(@LuhnCheck String number) {}

    record Named(@NotBlank String name) {}

    record Names(Map<String, @Valid Named> all) {}

    @RestController
    static class Doors {
        private final Guarded guarded;
        private final Validator validator =
                Validation.buildDefaultValidatorFactory().getValidator();

        Doors(Guarded guarded) {
            this.guarded = guarded;
        }

        @GetMapping("/detail")
        void detail() {
            ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Only 2 left");
            detail.setType(URI.create("https://shop.example/problems/stock"));
            detail.setInstance(URI.create("/orders/4711"));
            throw new ErrorResponseException(HttpStatus.CONFLICT, detail, null);
        }

        @GetMapping("/unreadable")
        void unreadable(@RequestParam("body") boolean hasBody) {
            throw new Unreadable(hasBody);
        }

        @GetMapping("/not-supported")
        void notSupported() {
            throw new ConversionNotSupportedException("hunter2", Period.class, null);
        }

        @GetMapping("/guarded")
        void guarded() {
            guarded.order(1);
        }

        @GetMapping("/guarded-result")
        int guardedResult() {
            return guarded.result();
        }

        @InOrder
        @GetMapping("/range")
        void range(@RequestParam("first") @Min(0) int first, @RequestParam("last") int last) {}

        @GetMapping("/constructor")
        void constructor() throws NoSuchMethodException {
            throw new ConstraintViolationException(validator
                    .forExecutables()
                    .validateConstructorParameters(Period.class.getDeclaredConstructor(int.class), new Object[] {0}));
        }

        @PostMapping("/cards")
        void card(@Valid @RequestBody Card card) {}

        @GetMapping("/cards")
        void card(@RequestParam("number") @LuhnCheck String number) {}

        @GetMapping("/cards/violation")
        void violation() {
            throw new ConstraintViolationException(validator.validate(new Card("4111111111111112")));
        }

        @PostMapping("/names")
        void names(@Valid @RequestBody Names names) {}

        @GetMapping("/nothing")
        @Nullable Problem nothing() {
            return null;
        }
    }

    private static String text(String path) throws IOException {
        return application.get(path).text();
    }

    @Test
    void typeAndInstanceOfADetailAreThoseOfTheProblem() throws IOException {
        assertThat(application
                        .get("/detail", "Accept: application/problem+json")
                        .text())
                .contains("\"type\": \"https://shop.example/problems/stock\"", "\"instance\": \"/orders/4711\"");
    }

    @Test
    void errorResponseThatCannotBeReadKeepsItsStatus() throws IOException {
        RawResponse withBody = application.get("/unreadable?body=true");
        RawResponse without = application.get("/unreadable?body=false");

        assertThat(withBody.status()).isEqualTo(423);
        assertThat(withBody.fields("X-Lock")).containsExactly("17");
        assertThat(withBody.text()).isEqualTo("{\"error\": \"locked\", \"message\": \"Someone edits it\"}");
        assertThat(without.status()).isEqualTo(423);
        assertThat(without.text()).isEqualTo("{\"error\": \"locked\", \"message\": \"Locked\"}");
    }

    @Test
    void conversionThatIsNotSupportedIsTheServersFault() throws IOException {
        assertThat(application.get("/not-supported").status()).isEqualTo(500);
        assertThat(text("/not-supported")).doesNotContain("hunter2");
    }

    @Test
    void methodValidationOfSpringIsThatOfJakartaValidation() throws IOException {
        assertThat(text("/guarded"))
                .isEqualTo(BAD_REQUEST
                        + "{\"field\": \"number\", \"message\": \"must be greater than or equal to 10\"}]}");
        assertThat(application.get("/guarded-result").status()).isEqualTo(500);
    }

    /** Spring tells of it only where a parameter is wrong by itself, too. */
    @Test
    void errorOfAllParametersTogetherHasNoField() throws IOException {
        assertThat(text("/range?first=-1&last=-2"))
                .isEqualTo(BAD_REQUEST + "{\"message\": \"first is after last\"}, {\"field\": \"first\", \"message\":"
                        + " \"must be greater than or equal to 0\"}]}");
    }

    @Test
    void parameterOfAConstructorHasItsNameAlone() throws IOException {
        assertThat(text("/constructor"))
                .isEqualTo(
                        BAD_REQUEST + "{\"field\": \"length\", \"message\": \"must be greater than or equal to 1\"}]}");
    }

    @Test
    void textThatHoldsTheRejectedValueIsNotShown() throws IOException {
        String invalid = BAD_REQUEST + "{\"field\": \"number\", \"message\": \"is invalid\"}]}";

        assertThat(application
                        .post("/cards", "application/json", "{\"number\": \"4111111111111112\"}")
                        .text())
                .isEqualTo(invalid);
        assertThat(text("/cards?number=4111111111111112")).isEqualTo(invalid);
        assertThat(text("/cards/violation")).isEqualTo(invalid);
    }

    private static RawResponse namesWith(Stream<String> keys) throws IOException {
        String members = keys.map(key -> "\"" + key + "\": {\"name\": \"\"}").collect(Collectors.joining(","));
        return application.post("/names", "application/json", "{\"all\": {" + members + "}}");
    }

    private static int errorsIn(RawResponse answer) {
        return answer.text().split("must not be blank", -1).length - 1;
    }

    @Test
    void hundredErrorsAreShown() throws IOException {
        RawResponse answer = namesWith(IntStream.range(0, 150).mapToObj("k%03d"::formatted));

        assertThat(errorsIn(answer)).isEqualTo(100);
        assertThat(answer.text()).contains("all[k000].name", "all[k099].name").doesNotContain("all[k100].name");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 8_000})
    void errorsThatFitAreShown(int lengthOfAKey) throws IOException {
        RawResponse answer = namesWith(
                IntStream.range(0, 150).mapToObj(number -> "%03d".formatted(number) + "k".repeat(lengthOfAKey)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(errorsIn(answer)).isBetween(4, 99);
    }

    @Test
    void problemThatIsNullIsNothing() throws IOException {
        RawResponse answer = application.get("/nothing");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    /** A template is an error page for Spring Boot's controller alone. */
    @Test
    void withoutSpringBootsErrorPageThereIsNoOther() throws IOException {
        RunningApplication without = new RunningApplication(
                Rare.class,
                RunningApplication.WITHOUT_SECURITY + ","
                        + String.join(
                                ",",
                                List.of(
                                        "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
                                        "org.springframework.boot.autoconfigure.web.servlet.error"
                                                + ".ErrorMvcAutoConfiguration")),
                RunningApplication.SECURED,
                "--spring.thymeleaf.prefix=classpath:/one-page/");
        try {
            assertThat(without.get("/detail", "Accept: text/html").text()).contains("<title>409 ");
        } finally {
            without.stop();
        }
    }
}
