package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests and responses of {@code cases.txt}, each on a connection of its own. */
class CasesTest extends RunningServer {
    static Stream<String> cases() {
        return Resource.text("cases.txt").lines().filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    @Test
    void thereAreEnough() {
        assertThat(cases()).hasSizeGreaterThan(150).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredAsItSays(String line) throws Exception {
        int arrow = line.indexOf(" -> ");
        List<String> request = split(line.substring(0, arrow));
        List<String> response = split(line.substring(arrow + 4));
        String[] first = request.get(0).split(" ");
        try (Wire wire = new Wire(port())) {
            wire.write(message(first, request.subList(1, request.size())));
            List<String> statuses = Arrays.asList(response.get(0).split(", "));
            for (String interim : statuses.subList(0, statuses.size() - 1)) {
                assertIsInterim(wire.next(true), interim);
            }
            Message answer = wire.next(first[0].equals("HEAD"));

            assertThat(answer.statusLine()).startsWith("HTTP/1.1 " + statuses.get(statuses.size() - 1) + " ");
            for (String expectation : response.subList(1, response.size())) {
                assertMeets(expectation, answer);
            }
        }
    }

    private static List<String> split(String text) {
        return Arrays.asList(text.split(" \\| "));
    }

    private static String message(String[] first, List<String> fields) {
        StringBuilder message = new StringBuilder(first[0] + " " + first[1] + " ")
                .append(first.length > 2 ? first[2] : "HTTP/1.1")
                .append("\r\n");
        for (String name : List.of("Host", "Accept")) {
            if (fields.stream().noneMatch(field -> field.startsWith(name + ":"))) {
                message.append(name).append(name.equals("Host") ? ": 127.0.0.1\r\n" : ": */*\r\n");
            }
        }
        fields.forEach(field -> message.append(field).append("\r\n"));
        return message.append("\r\n").toString();
    }

    private static void assertIsInterim(Message interim, String expected) {
        int space = expected.indexOf(' ');
        assertThat(interim.statusLine())
                .startsWith("HTTP/1.1 " + (space < 0 ? expected : expected.substring(0, space)) + " ");
        assertThat(interim.fieldLines()).isEqualTo(space < 0 ? List.of() : List.of(expected.substring(space + 1)));
    }

    private static void assertMeets(String expectation, Message answer) {
        String text = expectation.substring(1);
        switch (expectation.charAt(0)) {
            case '=' -> assertThat(answer.content()).isEqualTo(text);
            case '~' -> assertThat(answer.content()).contains(text);
            case '!' -> assertThat(answer.field(text)).isEmpty();
            default ->
                assertThat(answer.fieldLines().stream()
                                .filter(line ->
                                        line.regionMatches(true, 0, expectation, 0, expectation.indexOf(':') + 1)))
                        .containsExactly(expectation);
        }
    }
}
