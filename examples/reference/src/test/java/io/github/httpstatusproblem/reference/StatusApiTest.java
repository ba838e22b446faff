package io.github.httpstatusproblem.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.httpstatusproblem.StatusCode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusApiTest extends RunningServer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonNode get(String path) throws Exception {
        Message answer = Wire.ask(port(), "GET", path);
        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.field("Content-Type")).isEqualTo("application/json");
        return JSON.readTree(answer.content());
    }

    @Test
    void everyCodeIsAsTheLibraryHasIt() throws Exception {
        for (int code = 100; code < 600; code++) {
            StatusCode status = StatusCode.of(code);
            JsonNode data = get("/api/statuses/" + code);

            assertThat(data.get("code").asInt()).isEqualTo(code);
            assertThat(data.get("phrase").asString()).isEqualTo(status.reasonPhrase());
            assertThat(data.get("key").asString()).isEqualTo(status.key());
            assertThat(data.get("registered").asBoolean()).isEqualTo(status.isRegistered());
            assertThat(data.get("allows_content").asBoolean()).isEqualTo(status.allowsContent());
            for (Language language : Language.ALL) {
                assertThat(data.get("descriptions").get(language.tag()).asString())
                        .isEqualTo(language.description(status));
            }
        }
    }

    @Test
    void allAreThoseThatAreRegistered() throws Exception {
        assertThat(get("/api/statuses"))
                .extracting(data -> data.get("code").asInt())
                .containsExactlyElementsOf(IntStream.range(100, 600)
                        .filter(code -> StatusCode.of(code).isRegistered())
                        .boxed()
                        .toList());
    }

    private static SwaggerParseResult parsed(String document) {
        return new OpenAPIV3Parser().readContents(document);
    }

    @Test
    void openApiDocumentIsValid() throws Exception {
        String document = Wire.ask(port(), "GET", "/openapi.json").content();

        assertThat(parsed(document).getMessages()).isEmpty();
        assertThat(parsed(document.replaceFirst("\"responses\"", "\"response\""))
                        .getMessages())
                .isNotEmpty();
    }

    /** The paths of the document are answered, each by its own example; the schema of a status is kept. */
    @Test
    void openApiDocumentIsTrue() throws Exception {
        JsonNode document = get("/openapi.json");
        document.get("paths").forEachEntry((path, item) -> {
            String target = path;
            for (JsonNode parameter : item.path("parameters")) {
                target = target.replace(
                        "{" + parameter.get("name").asString() + "}",
                        parameter.path("example").asString());
            }
            try {
                assertThat(Wire.ask(port(), "GET", target).statusLine())
                        .as(target)
                        .matches("HTTP/1.1 (200|417) .*");
            } catch (Exception e) {
                throw new AssertionError(target, e);
            }
        });
        Schema status = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.writeValueAsString(document.at("/components/schemas/Status")), InputFormat.JSON);
        for (String path : new String[] {"/api/statuses/417", "/api/statuses/299", "/api/statuses/103"}) {
            assertThat(status.validate(get(path).toString(), InputFormat.JSON)).isEmpty();
        }
        assertThat(status.validate("{\"code\": 42}", InputFormat.JSON)).isNotEmpty();
    }
}
