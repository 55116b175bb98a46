package dev.heatpad.adapter.web;

import dev.heatpad.wire.OpenApi;
import io.javalin.config.RoutesConfig;

/** {@code /api/openapi.json}: how to speak with this program over HTTP, for other programs. */
public final class OpenApiRoutes implements Routes {

  @Override
  public void install(RoutesConfig routes) {
    routes.get(
        "/api/openapi.json",
        context -> context.contentType(WebServer.JSON).result(OpenApi.document()));
  }
}
