package org.vultus.server.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.vultus.server.api.openapi.Call;
import org.vultus.server.api.openapi.OpenApi;
import org.vultus.server.api.openapi.Route;

/** {@code /openapi.json}: the API as the routes that are there and their types describe it. */
@RestController
final class OpenApiController {

  private final ObjectProvider<RequestMappingHandlerMapping> mappings;
  private @Nullable Map<String, Object> document;

  OpenApiController(ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  @Call(value = "Describes this API as OpenAPI 3.1")
  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  synchronized Map<String, Object> describe() {
    Map<String, Object> made = document;
    if (made == null) {
      made = new OpenApi(Failure.class).describe(routes(), ProgramVersion.text());
      document = made;
    }
    return made;
  }

  private List<Route> routes() {
    return mappings.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Stream<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
    String path = Route.pathOf(info.getPatternValues().stream());
    Set<MediaType> types = info.getProducesCondition().getProducibleMediaTypes();
    String type = types.stream().map(MediaType::toString).findFirst().orElse(MediaType.ALL_VALUE);
    return info.getMethodsCondition().getMethods().stream()
        .map(method -> new Route(method.asHttpMethod(), path, type, handler.getMethod()));
  }
}
