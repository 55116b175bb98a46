package dev.heatpad.wire;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.wearable.HeartSummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Session records as JSON: {@code record} of MQTT, {@code GET /api/sessions} and the answer to
 * {@code sessions}. What is absent is null. Times are kept to the millisecond; doses are rounded
 * upwards, so that no reader counts less than was given.
 */
public final class RecordJson {

  /** Grows when a key changes its meaning; new keys do not count. */
  static final int SCHEMA = 1;

  private static final int CELSIUS_DECIMALS = 3;
  private static final int ENERGY_DECIMALS = 3;
  private static final int DOSE_DECIMALS = 6;

  private RecordJson() {}

  /** A record, and the device that it comes from. */
  public record Entry(String device, SessionRecord end) {}

  public static byte[] write(Entry entry) {
    return Json.object(json -> write(json, entry));
  }

  /** Many records: {@code {"sessions": [...]}}. */
  public static byte[] writeAll(List<Entry> entries) {
    return Json.object(json -> {
      json.writeArrayPropertyStart("sessions");
      for (Entry entry : entries) {
        json.writeStartObject();
        write(json, entry);
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /** Reads one back. Empty when it is no record, or one of a later schema. */
  public static Optional<Entry> read(byte[] utf8) {
    return RecordReader.read(utf8);
  }

  /** Reads the answer to {@code sessions} back. Empty when any of it cannot be read. */
  public static Optional<List<Entry>> readAll(byte[] utf8) {
    return RecordReader.readAll(utf8);
  }

  private static void write(JsonGenerator json, Entry entry) {
    SessionRecord end = entry.end();
    SessionOpening opening = end.opening();
    json.writeNumberProperty("schema", SCHEMA);
    json.writeStringProperty("session_id", opening.id().text());
    json.writeStringProperty("device", entry.device());
    writeOpening(json, opening);
    writeTimes(json, end);
    json.writeStringProperty("stop_reason", end.stopReason().text());
    Json.text(json, "fault_code", end.fault().map(FaultCode::text));
    writeHeat(json, end);
    writeHeartRate(json, end.heartRate());
    json.writeNullProperty("pain_before");
    json.writeNullProperty("pain_after");
    json.writeStringProperty("proof_of_off", end.proofOfOff().text());
    json.writeArrayPropertyStart("alerts");
    end.alerts().forEach(json::writeString);
    json.writeEndArray();
  }

  private static void writeHeartRate(JsonGenerator json, Optional<HeartSummary> heartRate) {
    if (heartRate.isEmpty()) {
      json.writeNullProperty("heart_rate");
      return;
    }
    json.writeObjectPropertyStart("heart_rate");
    json.writeNumberProperty("min", heartRate.get().minPerMinute());
    json.writeNumberProperty("mean", heartRate.get().meanPerMinute());
    json.writeNumberProperty("max", heartRate.get().maxPerMinute());
    json.writeEndObject();
  }

  private static void writeOpening(JsonGenerator json, SessionOpening opening) {
    json.writeStringProperty("pad", opening.pad().text());
    json.writeStringProperty("person", opening.person().text());
    json.writeStringProperty("program", opening.program());
    json.writeStringProperty("profile", opening.profile().text());
    json.writeStringProperty("source", opening.source().name().toLowerCase(Locale.ROOT));
    json.writeBooleanProperty("simulated", opening.nature().isSimulated());
    json.writeBooleanProperty("unlimited", !opening.nature().hasBudgets());
    number(json, "target_c", celsius(opening.target()));
    number(
        json,
        "skin_uncertainty_c",
        decimal(opening.skinUncertaintyCelsius(), CELSIUS_DECIMALS, RoundingMode.HALF_UP));
    Json.text(json, "command_id", opening.commandId());
  }

  private static void writeTimes(JsonGenerator json, SessionRecord end) {
    json.writeStringProperty("started_at", Json.iso(end.opening().startedAt()));
    json.writeStringProperty("ended_at", Json.iso(end.endedAt()));
    number(json, "requested_s", seconds(end.opening().requested()));
    number(json, "opening_planned_s", seconds(end.opening().planned()));
    number(json, "planned_s", seconds(end.planned()));
    number(json, "elapsed_s", seconds(end.elapsed()));
    number(json, "heated_s", seconds(end.heated()));
  }

  private static void writeHeat(JsonGenerator json, SessionRecord end) {
    json.writeName("max_skin_c");
    if (end.maxSkin().isPresent()) {
      json.writeNumber(celsius(end.maxSkin().get()));
    } else {
      json.writeNull();
    }
    ThermalDose dose = end.dose();
    number(json, "cem43_min", dose(dose.cem43Minutes()));
    number(json, "cem43_bound_min", dose(dose.cem43BoundMinutes()));
    number(json, "damage", dose(dose.damage()));
    number(json, "energy_wh", energy(end));
  }

  private static void number(JsonGenerator json, String name, BigDecimal value) {
    json.writeName(name);
    json.writeNumber(value);
  }

  static BigDecimal celsius(Celsius temperature) {
    return decimal(temperature.degrees(), CELSIUS_DECIMALS, RoundingMode.HALF_UP);
  }

  static BigDecimal dose(double value) {
    return decimal(value, DOSE_DECIMALS, RoundingMode.CEILING);
  }

  static BigDecimal energy(SessionRecord end) {
    return decimal(end.energyWattHours(), ENERGY_DECIMALS, RoundingMode.HALF_UP);
  }

  /** Seconds with at most three decimals; whole where they are. */
  static BigDecimal seconds(Duration duration) {
    return plain(BigDecimal.valueOf(duration.toMillis(), 3));
  }

  private static BigDecimal decimal(double value, int decimals, RoundingMode rounding) {
    return plain(BigDecimal.valueOf(value).setScale(decimals, rounding));
  }

  /** Without trailing zeros, and never as "2E+1". */
  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
