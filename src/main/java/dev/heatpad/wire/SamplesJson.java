package dev.heatpad.wire;

import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The readings of a session as JSON: the answer of {@code GET /api/sessions/{id}/samples}. */
public final class SamplesJson {

  private SamplesJson() {}

  /**
   * Writes them.
   *
   * @param startedAt the moment from which the seconds count
   * @param readings oldest first
   */
  public static byte[] write(
      SessionId session, Instant startedAt, List<JournalEntry.Reading> readings) {
    return Json.object(json -> {
      json.writeStringProperty("session_id", session.text());
      json.writeArrayPropertyStart("samples");
      for (JournalEntry.Reading reading : readings) {
        json.writeStartObject();
        double seconds = Duration.between(startedAt, reading.at()).toMillis() / 1_000.0;
        Json.number(json, "t_s", seconds, 1);
        json.writeStringProperty(
            "role", reading.role().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeName("celsius");
        json.writeNumber(RecordJson.celsius(reading.temperature()));
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }
}
