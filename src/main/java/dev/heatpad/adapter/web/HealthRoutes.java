package dev.heatpad.adapter.web;

import dev.heatpad.loop.Health;
import dev.heatpad.wire.HealthJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** {@code /healthz}: whether the program is well, for monitors. It tells nothing about people. */
public final class HealthRoutes implements Routes {

  private final Health health;

  public HealthRoutes(Health health) {
    this.health = health;
  }

  @Override
  public void install(RoutesConfig routes) {
    routes.get("/healthz", this::answer);
  }

  private void answer(Context context) {
    Health.Report report = health.report();
    context
        .status(report.isFine() ? 200 : 503)
        .contentType(WebServer.JSON)
        .result(HealthJson.write(report));
  }
}
