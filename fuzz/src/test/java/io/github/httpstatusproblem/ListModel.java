package io.github.httpstatusproblem;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Elements of a list with parameters (RFC 9110, 5.6), as one would write it who does not mind the cost. */
final class ListModel {
    static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final String PARAMETER = "(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED + ")";
    private static final String EMPTY_OR_PARAMETER = "[ \t]*+;[ \t]*+(?:" + PARAMETER + ")?+";
    private static final Pattern PARAMETERS =
            Pattern.compile("(?:" + EMPTY_OR_PARAMETER + ")*+[ \t]*+", Pattern.DOTALL);
    private static final Pattern ONE = Pattern.compile(EMPTY_OR_PARAMETER, Pattern.DOTALL);
    private static final Pattern OPENING = Pattern.compile(QUOTED, Pattern.DOTALL);
    private static final Pattern WEIGHT = Pattern.compile("[01](?:\\.[0-9]*+)?+|\\.[0-9]++");

    /** A parameter; the value is unquoted, and a weight must not be quoted. */
    record Parameter(String name, String value, boolean quoted) {
        boolean isWeight() {
            return name.equals("q") || name.equals("Q");
        }
    }

    private ListModel() {}

    /** A comma ends an element unless it is in a quoted string, which opens behind = and is closed. */
    static List<String> elements(List<String> lines) {
        List<String> elements = new ArrayList<>();
        for (String line : lines) {
            int start = 0;
            int i = 0;
            while (i < line.length()) {
                Matcher quoted = OPENING.matcher(line).region(i, line.length());
                if (line.charAt(i) == ',') {
                    elements.add(line.substring(start, i));
                    start = ++i;
                } else if (line.startsWith("=\"", i - 1) && i > 0 && quoted.lookingAt()) {
                    i = quoted.end();
                } else {
                    i++;
                }
            }
            elements.add(line.substring(start));
        }
        return elements.stream()
                .map(ListModel::trimmed)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    private static String trimmed(String element) {
        return element.replaceAll("^[ \t]++|(?<![ \t])[ \t]++$", "");
    }

    /** The parameters; null if that is not what they are. */
    static List<Parameter> parameters(String text) {
        if (!PARAMETERS.matcher(text).matches()) {
            return null;
        }
        List<Parameter> parameters = new ArrayList<>();
        Matcher one = ONE.matcher(text);
        while (one.find()) {
            String value = one.group(2);
            if (value != null) {
                boolean quoted = value.startsWith("\"");
                String unquoted =
                        quoted ? value.substring(1, value.length() - 1).replaceAll("(?s)\\\\(.)", "$1") : value;
                parameters.add(new Parameter(one.group(1), unquoted, quoted));
            }
        }
        return parameters;
    }

    /** The weight in thousandths, 1,000 where none is given; -1 if the first one is none. */
    static int weight(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            if (parameter.isWeight()) {
                if (parameter.quoted() || !WEIGHT.matcher(parameter.value()).matches()) {
                    return -1;
                }
                String digits = ("0" + parameter.value() + (parameter.value().contains(".") ? "000" : ".000"));
                BigDecimal cut = new BigDecimal(digits.substring(0, digits.indexOf('.') + 4));
                int thousandths = cut.movePointRight(3).intValueExact();
                return thousandths > 1_000 ? -1 : thousandths;
            }
        }
        return 1_000;
    }
}
