package io.github.httpstatusproblem.benchmarks;

/** Fields that cost a careless parser more than their length: many elements, none that ends, quotes that never close. */
public enum HostileField {
    RANGES("Accept", "text/html;q=0.1,"),
    WILDCARDS("Accept", "*/*;q=0.001,"),
    PARAMETERS("Accept", ";charset=utf-8"),
    WEIGHTS("Accept", ";q=0.1"),
    QUOTED_COMMAS("Accept", "text/html;a=\",\","),
    UNCLOSED_QUOTES("Accept", "text/html;a=\"\\\","),
    MALFORMED("Accept", "text/html=\",\"x,"),
    COMMAS("Accept", ","),
    ONE_TOKEN("Accept", "a"),
    LANGUAGES("Accept-Language", "fr-FR;q=0.1,"),
    SUBTAGS("Accept-Language", "fr-a-b-c-"),
    ONE_TAG("Accept-Language", "a");

    private final String name;
    private final String unit;

    HostileField(String name, String unit) {
        this.name = name;
        this.unit = unit;
    }

    /** A request for a page with this field in that length. */
    PlainExchange of(int kilobytes) {
        String start = this == PARAMETERS || this == WEIGHTS ? "text/html" : "";
        int length = kilobytes * 1_024;
        String value = (start + unit.repeat(length / unit.length() + 1)).substring(0, length);
        return name.equals("Accept") ? new PlainExchange(value, "en") : new PlainExchange("text/html", value);
    }
}
