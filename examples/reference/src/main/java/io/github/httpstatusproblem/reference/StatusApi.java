package io.github.httpstatusproblem.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.httpstatusproblem.HeaderField;
import io.github.httpstatusproblem.HttpStatusProblem;
import io.github.httpstatusproblem.StatusCode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** What is known of the status codes, as JSON, and the OpenAPI document of the whole server. */
final class StatusApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CODE = Pattern.compile("[1-5][0-9]{2}");
    private static final List<HeaderField> FIELDS =
            List.of(new HeaderField("Cache-Control", "no-cache"), new HeaderField("X-Content-Type-Options", "nosniff"));

    private StatusApi() {}

    /**
     * A status code.
     *
     * @param descriptions by language
     * @param specification of the code, such as RFC 9110, Section 15.5.18
     * @param requiredFields what a response with it must have
     */
    private record StatusData(
            int code,
            String phrase,
            String key,
            @JsonProperty("class") String statusClass,
            boolean registered,
            Map<String, String> descriptions,
            String specification,
            @JsonProperty("specification_uri") String specificationUri,
            @JsonProperty("allows_content") boolean allowsContent,
            @JsonProperty("required_fields") List<String> requiredFields) {

        static StatusData of(StatusCode status) {
            Map<String, String> descriptions = new LinkedHashMap<>();
            Language.ALL.forEach(language -> descriptions.put(language.tag(), language.description(status)));
            return new StatusData(
                    status.value(),
                    status.reasonPhrase(),
                    status.key(),
                    status.value() / 100 + "xx",
                    status.isRegistered(),
                    descriptions,
                    status.specification(),
                    status.specificationUri().toString(),
                    status.allowsContent(),
                    status.requiredFields());
        }
    }

    static String json(StatusCode status) {
        return JSON.writeValueAsString(StatusData.of(status));
    }

    static String json(List<StatusCode> statuses) {
        return JSON.writeValueAsString(statuses.stream().map(StatusData::of).toList());
    }

    static void install(JavalinConfig config) {
        String all = json(IntStream.range(100, 600)
                .mapToObj(StatusCode::of)
                .filter(StatusCode::isRegistered)
                .toList());
        String document = Resource.text("openapi.json");
        route(config, "/api/statuses", ctx -> send(ctx, all));
        route(config, "/api/statuses/{code}", ctx -> send(ctx, one(ctx.pathParam("code"))));
        route(config, "/openapi.json", ctx -> send(ctx, document));
    }

    /** For HEAD Javalin runs no GET handler. */
    private static void route(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }

    private static String one(String code) {
        if (!CODE.matcher(code).matches()) {
            throw HttpStatusProblem.of(404, "There is a status for each code from 100 to 599, and for no other.");
        }
        return json(StatusCode.of(Integer.parseInt(code)));
    }

    private static void send(Context ctx, String json) throws IOException {
        new Answer(200, FIELDS, "application/json", json).sendTo(ctx);
    }
}
