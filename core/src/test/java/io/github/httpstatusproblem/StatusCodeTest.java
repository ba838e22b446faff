package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows against IANA's registry, both ways. */
class StatusCodeTest {
    static List<RegistryFile.Row> registered() {
        return RegistryFile.rows();
    }

    static Stream<Integer> unregistered() {
        Set<Integer> codes = new HashSet<>();
        registered().forEach(row -> codes.add(row.code()));
        return IntStream.rangeClosed(100, 599).boxed().filter(code -> !codes.contains(code));
    }

    @Test
    void theRegistryHas64Rows() {
        assertThat(registered()).hasSize(64);
        assertThat(IntStream.rangeClosed(100, 599)
                        .filter(code -> StatusCode.of(code).isRegistered()))
                .containsExactlyElementsOf(
                        registered().stream().map(RegistryFile.Row::code).toList());
    }

    @ParameterizedTest
    @MethodSource("registered")
    void rowSaysWhatTheRegistrySays(RegistryFile.Row row) {
        StatusCode status = StatusCode.of(row.code());
        assertThat(status.value()).isEqualTo(row.code());
        assertThat(status.reasonPhrase()).isEqualTo(row.column("reason_phrase"));
        assertThat(status.key()).isEqualTo(row.column("error_key"));
        assertThat(status.statusClass().phrase()).isEqualTo(row.column("class"));
        assertThat(status.allowsContent()).isEqualTo(yes(row.column("content_allowed")));
        assertThat(status.isHeuristicallyCacheable()).isEqualTo(yes(row.column("heuristically_cacheable")));
        assertThat(status.isError()).isEqualTo(row.column("class").endsWith("Error"));
        assertThat(status).hasToString(row.code() + " " + row.column("reason_phrase"));
    }

    @ParameterizedTest
    @MethodSource("registered")
    void unconditionalFieldsAreRequired(RegistryFile.Row row) {
        List<String> required = new ArrayList<>();
        for (String item : row.column("must_send_fields").split("; ", 0)) {
            if (!item.isEmpty() && (!item.contains("{") || item.contains("{value:"))) {
                required.add(item.replaceFirst("\\{.*", ""));
            }
        }
        assertThat(StatusCode.of(row.code()).requiredFields()).containsExactlyElementsOf(required);
    }

    @ParameterizedTest
    @MethodSource("registered")
    void specificationIsTheDefiningSection(RegistryFile.Row row) {
        StatusCode status = StatusCode.of(row.code());
        String expected = row.column("defining_section").replaceFirst(" ", ", ").replaceFirst("^RFC(\\d+)", "RFC $1");
        assertThat(status.specification()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("registered")
    void specificationUriLeadsToTheReferenceOfTheRegistry(RegistryFile.Row row) {
        String uri = StatusCode.of(row.code()).specificationUri().toString();
        String reference = row.column("reference");
        if (reference.startsWith("RFC")) {
            String rfc = reference.replaceFirst("[,;].*", "").toLowerCase(Locale.ROOT);
            assertThat(uri).startsWith("https://www.rfc-editor.org/rfc/" + rfc + "#section-");
            assertThat(uri)
                    .endsWith("#section-" + row.column("defining_section").replaceFirst("\\S+ ", ""));
        } else {
            assertThat(uri)
                    .isEqualTo("https://datatracker.ietf.org/doc/" + reference.replaceFirst("-\\d\\d$", "") + "/");
        }
        if (reference.contains("Section")) {
            assertThat(uri).endsWith("#section-" + reference.replaceFirst(".*Section ", ""));
        }
    }

    @Test
    void everyRowHasItsConstantAndNoOtherIsThere() throws IllegalAccessException {
        Map<String, StatusCode> constants = new TreeMap<>();
        for (Field field : StatusCode.class.getFields()) {
            if (field.getType() == StatusCode.class && Modifier.isStatic(field.getModifiers())) {
                constants.put(field.getName(), (StatusCode) field.get(null));
            }
        }
        Map<String, StatusCode> expected = new TreeMap<>();
        for (RegistryFile.Row row : registered()) {
            expected.put(row.column("error_key").toUpperCase(Locale.ROOT), StatusCode.of(row.code()));
        }
        assertThat(constants).hasSize(64).isEqualTo(expected);
        assertThat(constants.values())
                .allSatisfy(constant -> assertThat(constant).isSameAs(StatusCode.of(constant.value())));
    }

    @ParameterizedTest
    @MethodSource("unregistered")
    void unregisteredCodeBorrowsItsClass(int code) {
        StatusCode status = StatusCode.of(code);
        Map<Integer, String> classes =
                Map.of(1, "Informational", 2, "Successful", 3, "Redirection", 4, "Client Error", 5, "Server Error");
        String phrase = classes.get(code / 100);
        assertThat(status.value()).isEqualTo(code);
        assertThat(status.isRegistered()).isFalse();
        assertThat(status.reasonPhrase()).isEqualTo(phrase);
        assertThat(status.key()).isEqualTo(phrase.toLowerCase(Locale.ROOT).replace(' ', '_'));
        assertThat(status.isError()).isEqualTo(code >= 400);
        assertThat(status.allowsContent()).isEqualTo(code >= 200);
        assertThat(status.isHeuristicallyCacheable()).isFalse();
        assertThat(status.requiredFields()).isEmpty();
        assertThat(status.specification()).isEqualTo("RFC 9110, 15." + (code / 100 + 1));
        assertThat(status.specificationUri())
                .hasToString("https://www.rfc-editor.org/rfc/rfc9110#section-15." + (code / 100 + 1));
        assertThat(status).isSameAs(StatusCode.of(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 600, 0, -1, 783, 999, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void codeOutOfRangeIsRefusedWithItsValue(int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusCode.of(code))
                .withMessage("a status code is 100-599, not " + code);
    }

    @Test
    void codesAreOrderedByNumber() {
        List<StatusCode> codes = Arrays.asList(
                StatusCode.GATEWAY_TIMEOUT, StatusCode.CONTINUE, StatusCode.IM_A_TEAPOT, StatusCode.NOT_FOUND);
        assertThat(codes.stream().sorted())
                .containsExactly(
                        StatusCode.CONTINUE, StatusCode.NOT_FOUND, StatusCode.IM_A_TEAPOT, StatusCode.GATEWAY_TIMEOUT);
    }

    @Test
    void requiredFieldsCannotBeChanged() {
        assertThat(StatusCode.UPGRADE_REQUIRED.requiredFields()).isUnmodifiable();
        assertThat(StatusCode.NOT_FOUND.requiredFields()).isUnmodifiable();
    }

    private static boolean yes(String cell) {
        assertThat(cell).isIn("yes", "no");
        return cell.equals("yes");
    }
}
