package io.github.httpstatusproblem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire form, byte by byte, and as Jackson 2 and Jackson 3 read it. */
class CanonicalJsonTest {
    static Stream<ForeignParser> parsers() {
        return ForeignParser.all();
    }

    @Test
    void bodyOf417IsThese64Bytes() {
        assertThat(Content.json(Problem.of(417)))
                .hasSize(64)
                .isEqualTo(HexFormat.of()
                        .parseHex("7b226572726f72223a20226578706563746174696f6e5f6661696c6564222c20"
                                + "226d657373616765223a20224578706563746174696f6e204661696c6564227d"));
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void everyPlainBodyIsItsKeyAndItsPhrase(ForeignParser parser) {
        for (int code = 400; code < 600; code++) {
            Map<String, Object> expected = new LinkedHashMap<>();
            expected.put("error", StatusCode.of(code).key());
            expected.put("message", StatusCode.of(code).reasonPhrase());
            assertThat(parser.read(Content.json(Problem.of(code)))).containsExactlyEntriesOf(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "0000 \\u0000",
                "0001 \\u0001",
                "0007 \\u0007",
                "0008 \\b",
                "0009 \\t",
                "000a \\n",
                "000b \\u000b",
                "000c \\f",
                "000d \\r",
                "001b \\u001b",
                "001f \\u001f",
                "0022 \\\"",
                "0026 \\u0026",
                "003c \\u003c",
                "003e \\u003e",
                "005c \\\\",
                "2028 \\u2028",
                "2029 \\u2029",
                "007f \\u007f",
                "0085 \\u0085",
                "009b \\u009b",
                "061c \\u061c",
                "200e \\u200e",
                "202e \\u202e",
                "2066 \\u2066"
            })
    void characterThatCouldEndOrTurnSomethingIsEscaped(String hex, String escape) {
        char c = (char) Integer.parseInt(hex, 16);
        assertThat(message("a" + c + "b")).isEqualTo("a" + escape + "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "'", "/", "`", "~", "\u00a0", "\u200b", "\u2027", "é", "日本", "\ufeff", "\uffff", "😀"})
    void otherCharactersStandForThemselves(String text) {
        assertThat(message("a" + text + "b")).isEqualTo("a" + text + "b");
    }

    @Test
    void emojiIsFourBytes() {
        assertThat(Content.json(Problem.of(417).withMessage("😀"))).hasSize(64 - 18 + 4);
    }

    @Test
    void loneSurrogateBecomesTheReplacementCharacter() {
        assertThat(message("a\ud83d")).isEqualTo("a\ufffd");
        assertThat(message("\ude00b")).isEqualTo("\ufffdb");
        assertThat(message("\ude00\ud83d")).isEqualTo("\ufffd\ufffd");
        assertThat(message("\ud83d\ud83d\ude00\ude00")).isEqualTo("\ufffd😀\ufffd");
        assertThat(message("\ud83d\"")).isEqualTo("\ufffd\\\"");
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void everyCharacterComesBack(ForeignParser parser) throws CharacterCodingException {
        for (int from = 0; from <= Character.MAX_CODE_POINT; from += from < 0x10000 ? 4000 : 60_000) {
            StringBuilder text = new StringBuilder("a");
            for (int c = from; c < from + 4000 && c <= Character.MAX_CODE_POINT; c++) {
                if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                    text.appendCodePoint(c);
                }
            }
            String name = text.toString();
            byte[] body = Content.json(Problem.of(400).withMessage(name).with(name, List.of(name)));
            assertThat(parser.read(body)).containsEntry("message", name).containsEntry(name, List.of(name));
            assertThat(strictUtf8(body)).doesNotContainPattern("[\\p{Cntrl}&&[^\u007f-\u009f]]|[<>&\u2028\u2029]");
        }
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void loneSurrogatesComeBackReplaced(ForeignParser parser) throws CharacterCodingException {
        for (char c = Character.MIN_SURROGATE; c <= Character.MAX_SURROGATE; c++) {
            byte[] body = Content.json(Problem.of(400).withMessage("a" + c + "b"));
            assertThat(strictUtf8(body)).endsWith("a\ufffdb\"}");
            assertThat(parser.read(body)).containsEntry("message", "a\ufffdb");
        }
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void numbersComeBack(ForeignParser parser) {
        List<Number> numbers = List.of(
                0,
                -1,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                new java.math.BigInteger("123456789012345678901234567890"),
                0.1,
                -2.5e-10,
                1e22,
                Double.MAX_VALUE,
                4.9e-324);
        byte[] body = Content.json(Problem.of(400).with("n", numbers));
        assertThat(parser.read(body)).containsEntry("n", numbers);
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void membersOfEveryShapeComeBack(ForeignParser parser) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("", List.of());
        object.put("null", null);
        object.put("deep", List.of(Map.of("a", List.of(true, false, "x", 1, 0.5))));
        Map<String, Object> read = parser.read(Content.json(Problem.of(400).with("object", object)));
        assertThat(read).containsEntry("object", object);
    }

    @Test
    void bodyIsOneLineWithoutByteOrderMarkAndWithoutAnEnd() {
        byte[] body = Content.json(Problem.of(400)
                .withMessage("a\r\nb")
                .with("a\nb", List.of(1, 2))
                .with("c", Map.of("d", 1)));
        String text = new String(body, StandardCharsets.UTF_8);
        assertThat(text)
                .isEqualTo(
                        "{\"error\": \"bad_request\", \"message\": \"a\\r\\nb\", \"a\\nb\": [1, 2], \"c\": {\"d\": 1}}");
    }

    @Test
    void lengthOfAMemberIsWhatItAdds() {
        Problem problem = Problem.of(400);
        int before = Content.json(problem).length;
        for (Object value : new Object[] {null, "é😀<", 1.5, List.of("a", 2), Map.of("k", "v")}) {
            assertThat(JsonText.lengthOf(
                            "näme", problem.with("näme", value).members().get("näme")))
                    .isEqualTo(Content.json(problem.with("näme", value)).length - before);
        }
    }

    private static String message(String text) {
        String body = new String(Content.json(Problem.of(400).withMessage(text)), StandardCharsets.UTF_8);
        String before = "{\"error\": \"bad_request\", \"message\": \"";
        assertThat(body).startsWith(before).endsWith("\"}");
        return body.substring(before.length(), body.length() - 2);
    }

    private static String strictUtf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
