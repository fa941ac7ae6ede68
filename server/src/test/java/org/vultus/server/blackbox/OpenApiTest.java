package org.vultus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code /openapi.json}: valid, whole, and what is answered. */
class OpenApiTest {

  private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#/([^\"]+)\"");

  @RegisterExtension static final ServerUnderTest server = new ServerUnderTest(Setup.USUAL);

  @Test
  void description_isValid() throws Exception {
    Answer answer = server.api().get("/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    SwaggerParseResult read = read(answer.body());
    assertThat(read.getMessages()).isEmpty();
    OpenAPI api = read.getOpenAPI();
    assertThat(api.getOpenapi()).isEqualTo("3.1.0");
    assertThat(api.getComponents().getSchemas()).containsKeys("Failure", "Recognition", "Face");
  }

  /** The validator does complain. */
  @Test
  void descriptionWithAMistake_isNot() throws Exception {
    String wrong =
        server.api().get("/openapi.json").body().replace("\"in\":\"path\"", "\"in\":\"x\"");
    assertThat(read(wrong).getMessages()).isNotEmpty();
  }

  @Test
  void everyCall_isDescribed() throws Exception {
    JsonNode paths = description().path("paths");
    assertThat(calls(paths))
        .contains(
            "get /register/",
            "post /register/",
            "delete /register/",
            "get /register/{id}",
            "put /register/{id}",
            "delete /register/{id}",
            "get /register/{id}/photos/",
            "post /register/{id}/photos/",
            "delete /register/{id}/photos/{name}",
            "post /verify/",
            "post /identify/",
            "post /compare/",
            "post /detect/",
            "post /quality/",
            "get /status/",
            "get /openapi.json",
            "get /health/live");
    assertThat(calls(paths))
        .filteredOn(call -> !call.matches("get /(health|metrics).*"))
        .allSatisfy(
            call -> {
              String[] parts = call.split(" ", -1);
              assertThat(paths.path(parts[1]).path(parts[0]).path("summary").asString())
                  .isNotBlank();
            });
  }

  @Test
  void everyReference_leadsSomewhere() throws Exception {
    String text = server.api().get("/openapi.json").body();
    JsonNode document = description();
    assertThat(REFERENCE.matcher(text).results().map(match -> match.group(1)).distinct())
        .isNotEmpty()
        .allSatisfy(path -> assertThat(document.at("/" + path).isObject()).as(path).isTrue());
  }

  @Test
  void bodyWithAFile_isAFormOrJson() throws Exception {
    JsonNode body = description().path("paths").path("/verify/").path("post").path("requestBody");
    assertThat(body.path("content").propertyNames())
        .containsExactly("multipart/form-data", "application/json");
    JsonNode json = body.path("content").path("application/json").path("schema");
    assertThat(json.path("properties").path("image").path("contentEncoding").asString())
        .isEqualTo("base64");
    assertThat(json.path("required")).hasToString("[\"id\",\"image\"]");
  }

  @Test
  void parameters_areThoseOfTheMethod() throws Exception {
    JsonNode list = description().path("paths").path("/register/").path("get");
    assertThat(list.path("parameters").valueStream().map(each -> each.path("name").asString()))
        .containsExactly("limit", "after", "search");
    JsonNode register = description().path("paths").path("/register/").path("post");
    assertThat(register.path("parameters").path(0).path("name").asString())
        .isEqualTo("Idempotency-Key");
    assertThat(register.path("parameters").path(0).path("in").asString()).isEqualTo("header");
  }

  @Test
  void deletion_hasItsParameterAndItsHeaders() throws Exception {
    JsonNode delete = description().path("paths").path("/register/").path("delete");
    assertThat(delete.path("parameters").valueStream().map(each -> each.path("name").asString()))
        .containsExactly("id", "Prefer");
    assertThat(delete.path("responses").path("204").path("headers").propertyNames())
        .containsExactly("X-Message", "X-Files-Deleted", "X-Files-Deleted-Count");
    assertThat(delete.path("responses").path("200").path("headers").propertyNames())
        .containsExactly("Preference-Applied");
  }

  @Test
  void refusals_haveTheirHeaders() throws Exception {
    JsonNode responses =
        description().path("paths").path("/register/").path("post").path("responses");
    assertThat(responses.path("503").path("headers").propertyNames())
        .containsExactly("Retry-After");
    assertThat(responses.path("415").path("headers").propertyNames()).containsExactly("Accept");
    assertThat(responses.path("201").path("headers").propertyNames()).containsExactly("Warning");
  }

  @Test
  void refusalsOfEveryCall_areDescribed() throws Exception {
    JsonNode register = description().path("paths").path("/register/");
    assertThat(register.path("post").path("responses").propertyNames()).contains("403", "421");
    assertThat(register.path("get").path("responses").propertyNames())
        .contains("421")
        .doesNotContain("403");
  }

  /** Its members are texts, lists and objects. */
  @Test
  void descriptionOfTheDescription_allowsAnything() throws Exception {
    JsonNode answer = description().path("paths").path("/openapi.json").path("get");
    assertThat(answer.at("/responses/200/content/application~1json/schema"))
        .hasToString("{\"type\":\"object\",\"additionalProperties\":{}}");
  }

  @Test
  void health_isDescribed() throws Exception {
    JsonNode health = description().path("components").path("schemas").path("Health");
    assertThat(health.path("properties").propertyNames()).containsExactly("status", "error");
    assertThat(health.path("required")).hasToString("[\"status\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "/quality/, PhotoAssessment, 1500",
    "/detect/, DetectedFaces, 1501",
    "/identify/, SearchResult, 1502"
  })
  void answer_hasTheFieldsOfItsType(String path, String type, long person) throws Exception {
    Form form = new Form().file("image", Photos.of(person));
    List<String> answered = server.api().send("POST", path, form).fields();
    JsonNode schema = description().path("components").path("schemas").path(type);
    assertThat(schema.path("properties").propertyNames()).containsAll(answered);
    assertThat(answered)
        .containsAll(schema.path("required").valueStream().map(JsonNode::asString).toList());
  }

  @Test
  void countsByName_areNumbers() throws Exception {
    JsonNode point = description().path("components").path("schemas").path("Point");
    assertThat(point.path("properties").path("refused"))
        .hasToString("{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}");
  }

  @Test
  void documentedAnswer_hasTheDocumentedFieldsAlone() throws Exception {
    JsonNode schemas = description().path("components").path("schemas");
    assertThat(schemas.path("Recognition").path("required"))
        .hasToString("[\"message\",\"recognition\",\"verified\"]");
    assertThat(schemas.path("Deleted").path("properties").propertyNames())
        .isEqualTo(Set.of("message", "files_deleted"));
    assertThat(schemas.path("Failure").path("required")).hasToString("[\"error\"]");
  }

  @Test
  void description_isTheSameEveryTime() throws Exception {
    String first = server.api().get("/openapi.json").body();
    try (ServerUnderTest other = ServerUnderTest.started(Setup.USUAL.withoutPack())) {
      assertThat(other.api().get("/openapi.json").body()).isEqualTo(first);
    }
  }

  private static JsonNode description() throws Exception {
    return server.api().get("/openapi.json").json();
  }

  private static List<String> calls(JsonNode paths) {
    return paths
        .propertyStream()
        .flatMap(
            path ->
                path.getValue().propertyNames().stream()
                    .map(method -> method + " " + path.getKey()))
        .toList();
  }

  private static SwaggerParseResult read(String text) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(text, null, options);
  }
}
