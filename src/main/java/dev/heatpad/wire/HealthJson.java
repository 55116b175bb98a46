package dev.heatpad.wire;

import dev.heatpad.loop.Health;
import java.util.Locale;

/** The health of the program as JSON: the answer of {@code GET /healthz}. */
public final class HealthJson {

  private HealthJson() {}

  public static byte[] write(Health.Report report) {
    return Json.object(json -> {
      json.writeStringProperty("status", report.isFine() ? "ok" : "failing");
      json.writeNumberProperty("loop_age_ms", report.loopAge().toMillis());
      json.writeStringProperty("journal", report.journal().name().toLowerCase(Locale.ROOT));
      json.writeArrayPropertyStart("sensors");
      for (Health.SensorAge sensor : report.sensors()) {
        json.writeStartObject();
        json.writeStringProperty("pad", sensor.pad().text());
        json.writeStringProperty("role", sensor.role().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("age_ms", sensor.age().toMillis());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }
}
