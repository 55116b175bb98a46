package dev.heatpad.wire;

import dev.heatpad.core.command.Source;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.PadDefinition.Nature;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.core.wearable.HeartSummary;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads session records back. Keys that it does not know are those of a newer program: ignored. */
final class RecordReader {

  private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

  private final Fields fields;
  private final Optional<HeartSummary> heartRate;

  private RecordReader(ObjectNode object) {
    this.fields = new Fields(object);
    this.heartRate = heartRate(object.path("heart_rate"));
  }

  static Optional<RecordJson.Entry> read(byte[] utf8) {
    return switch (Json.readObject(utf8)) {
      case Json.Broken _ -> Optional.empty();
      case Json.Whole(var object) -> read(object);
    };
  }

  static Optional<List<RecordJson.Entry>> readAll(byte[] utf8) {
    return switch (Json.readObject(utf8)) {
      case Json.Broken _ -> Optional.empty();
      case Json.Whole(var object) -> readAll(object.path("sessions"));
    };
  }

  private static Optional<List<RecordJson.Entry>> readAll(JsonNode list) {
    if (!list.isArray()) {
      return Optional.empty();
    }
    List<RecordJson.Entry> entries = new ArrayList<>();
    for (JsonNode node : list) {
      Optional<RecordJson.Entry> entry =
          node instanceof ObjectNode object ? read(object) : Optional.empty();
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      entries.add(entry.get());
    }
    return Optional.of(entries);
  }

  private static Optional<RecordJson.Entry> read(ObjectNode object) {
    try {
      RecordReader reader = new RecordReader(object);
      return reader.number("schema").compareTo(BigDecimal.valueOf(RecordJson.SCHEMA)) == 0
          ? Optional.of(new RecordJson.Entry(reader.text("device"), reader.end()))
          : Optional.empty();
    } catch (NoSuchElementException
        | IllegalArgumentException
        | ArithmeticException
        | DateTimeException notARecord) {
      // A missing key, an unknown name, or a value that no record can have.
      return Optional.empty();
    }
  }

  private static Optional<HeartSummary> heartRate(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return Optional.empty();
    }
    Fields fields = new Fields(object);
    return Optional.of(
        new HeartSummary(
            fields.number("min").orElseThrow().intValueExact(),
            fields.number("mean").orElseThrow().intValueExact(),
            fields.number("max").orElseThrow().intValueExact()));
  }

  private SessionRecord end() {
    return new SessionRecord(
        opening(),
        time("ended_at"),
        seconds("planned_s"),
        seconds("elapsed_s"),
        seconds("heated_s"),
        constant(StopReason.class, text("stop_reason")),
        fields.anyText("fault_code").map(code -> constant(FaultCode.class, code)),
        fields.number("max_skin_c").map(degrees -> Celsius.of(degrees.doubleValue())),
        new ThermalDose(decimal("cem43_min"), decimal("cem43_bound_min"), decimal("damage")),
        decimal("energy_wh"),
        constant(ProofOfOff.class, text("proof_of_off")),
        fields.texts("alerts"),
        heartRate);
  }

  private SessionOpening opening() {
    return new SessionOpening(
        new SessionId(text("session_id")),
        new PadName(text("pad")),
        new Person(text("person")),
        text("program"),
        constant(Profile.class, text("profile")),
        constant(Source.class, text("source")),
        nature(),
        time("started_at"),
        seconds("requested_s"),
        seconds("opening_planned_s"),
        Celsius.of(decimal("target_c")),
        decimal("skin_uncertainty_c"),
        fields.anyText("command_id"));
  }

  private Nature nature() {
    if (!fields.flag("simulated")) {
      return Nature.REAL;
    }
    return fields.flag("unlimited") ? Nature.SIMULATED_UNLIMITED : Nature.SIMULATED;
  }

  private String text(String key) {
    return fields.anyText(key).orElseThrow();
  }

  private BigDecimal number(String key) {
    return fields.number(key).orElseThrow();
  }

  private double decimal(String key) {
    return number(key).doubleValue();
  }

  private Instant time(String key) {
    return fields.time(key).orElseThrow();
  }

  private Duration seconds(String key) {
    return Duration.ofMillis(number(key).multiply(MILLIS).longValueExact());
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}
