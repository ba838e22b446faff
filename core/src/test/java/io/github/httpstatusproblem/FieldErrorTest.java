package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldErrorTest {
    @Test
    void blankFieldIsNone() {
        assertThat(new FieldError(null, "x").field()).isNull();
        assertThat(new FieldError("", "x").field()).isNull();
        assertThat(new FieldError(" \t", "x").field()).isNull();
        assertThat(new FieldError("items[0].sku", "x").field()).isEqualTo("items[0].sku");
    }

    @Test
    void blankMessageReadsIsInvalid() {
        assertThat(new FieldError("email", null).message()).isEqualTo("is invalid");
        assertThat(new FieldError("email", "").message()).isEqualTo("is invalid");
        assertThat(new FieldError("email", " \n").message()).isEqualTo("is invalid");
        assertThat(new FieldError("email", "is taken").message()).isEqualTo("is taken");
    }

    @Test
    void sortedByFieldThenMessageWithNoFieldFirst() {
        assertThat(List.of(
                                new FieldError("b", "1"),
                                new FieldError("a", "2"),
                                new FieldError(null, "z"),
                                new FieldError("a", "1"),
                                new FieldError("B", "1"))
                        .stream()
                        .sorted())
                .containsExactly(
                        new FieldError(null, "z"),
                        new FieldError("B", "1"),
                        new FieldError("a", "1"),
                        new FieldError("a", "2"),
                        new FieldError("b", "1"));
    }

    @Test
    void longTextsAreCutLikeAMessage() {
        assertThat(new FieldError("f".repeat(8193), "m".repeat(8193)))
                .isEqualTo(new FieldError("f".repeat(8191) + '…', "m".repeat(8191) + '…'));
        assertThat(new FieldError("f".repeat(8192), "m".repeat(8192)).message()).isEqualTo("m".repeat(8192));
    }
}
