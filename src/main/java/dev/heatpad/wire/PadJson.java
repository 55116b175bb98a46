package dev.heatpad.wire;

import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.Alert;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.screening.Judgement;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.PadView.Blocking;
import dev.heatpad.core.session.PadView.Budgets;
import dev.heatpad.core.session.PadView.Live;
import dev.heatpad.core.session.PadView.Running;
import dev.heatpad.core.session.Program;
import dev.heatpad.core.session.WearingView;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.loop.Publisher.Stamp;
import dev.heatpad.loop.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * A pad as JSON: {@code doc} of MQTT, {@code GET /api/pads/{pad}} and {@code status --json} are
 * this one object. Written key by key, because a document is written at each change. Rounding: a
 * remaining time upwards, so that zero means over; other times downwards.
 */
public final class PadJson {

  /** What topics, and this object under the same names, say where there is no reason. */
  public static final String NONE = "none";

  private static final int CELSIUS_DECIMALS = 2;
  private static final int DOSE_DECIMALS = 4;
  private static final int DAMAGE_DECIMALS = 6;

  private PadJson() {}

  /** The whole of a pad. */
  public static byte[] doc(String device, Snapshot seen) {
    return Json.object(json -> doc(json, device, seen));
  }

  /** All pads of a device: the answer to {@code status}. */
  public static byte[] status(String device, String version, List<Snapshot> pads) {
    return Json.object(json -> {
      json.writeStringProperty("device", device);
      json.writeStringProperty("version", version);
      json.writeArrayPropertyStart("pads");
      for (Snapshot pad : pads) {
        json.writeStartObject();
        doc(json, device, pad);
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /** What moves while a session runs. */
  public static byte[] telemetry(Snapshot seen) {
    PadView view = seen.view();
    Live live = seen.live();
    return Json.object(json -> {
      json.writeStringProperty("pad", view.name().text());
      Json.text(json, "session_id", view.running().map(running -> running.id().text()));
      json.writeStringProperty("state", view.state());
      json.writeStringProperty("heater", text(view.heater()));
      celsius(json, "target_c", view.running().map(Running::target));
      temperatures(json, live);
      json.writeNumberProperty("remaining_s", remainingSeconds(live));
      times(json, live);
      dose(json, live.dose());
      stamp(json, seen.stamp());
    });
  }

  /** Whole seconds until the deadline, rounded up; 0 when nothing runs. */
  public static long remainingSeconds(Live live) {
    Duration left = live.remaining();
    return left.isNegative() ? 0 : left.plusNanos(999_999_999).toSeconds();
  }

  private static void doc(JsonGenerator json, String device, Snapshot seen) {
    PadView view = seen.view();
    identity(json, device, view.definition());
    state(json, view);
    faults(json, view);
    alerts(json, view);
    Json.text(json, "proof_of_off", view.proofOfOff().map(ProofOfOff::text));
    settings(json, view);
    json.writeNumberProperty("remaining", remainingSeconds(seen.live()));
    Json.time(json, "ends_at", view.running().map(Running::endsAt));
    Json.time(json, "armed_until", view.armedUntil());
    Json.text(json, "prompt", view.running().flatMap(Running::prompt));
    running(json, view, seen.live());
    temperatures(json, seen.live());
    wearable(json, view, seen.live());
    budgets(json, view);
    limits(json, view.definition());
    stamp(json, seen.stamp());
  }

  private static void identity(JsonGenerator json, String device, PadDefinition definition) {
    json.writeStringProperty("device", device);
    json.writeStringProperty("pad", definition.name().text());
    json.writeStringProperty("person", definition.person().text());
    json.writeStringProperty("profile", definition.limits().profile().text());
    json.writeBooleanProperty("simulated", definition.nature().isSimulated());
    json.writeBooleanProperty("unlimited", !definition.nature().hasBudgets());
    json.writeArrayPropertyStart("prompt_channels");
    definition.promptChannels().forEach(channel -> json.writeString(channel.text()));
    json.writeEndArray();
  }

  private static void state(JsonGenerator json, PadView view) {
    json.writeStringProperty("state", view.state());
    json.writeStringProperty("session", onOff(view.sessionRuns()));
    json.writeStringProperty("heater", text(view.heater()));
    json.writeStringProperty("reason", view.reason().map(StopReason::text).orElse(NONE));
    Json.text(json, "reason_text", view.reason().map(StopReason::sentence));
    Json.text(json, "reason_next_step", view.reason().map(StopReason::nextStep));
    Optional<Refusal> blocked = view.blocked().map(Blocking::refusal);
    json.writeStringProperty("blocked", blocked.map(Refusal::text).orElse(NONE));
    Json.text(json, "blocked_text", blocked.map(Refusal::sentence));
    Json.text(json, "blocked_next_step", blocked.map(Refusal::nextStep));
    Json.time(json, "blocked_until", view.blocked().flatMap(Blocking::until));
    json.writeStringProperty("screening", view.screening().state().text());
    json.writeBooleanProperty(
        "screening_review_due", view.screening().review() == Judgement.Review.DUE);
  }

  private static void faults(JsonGenerator json, PadView view) {
    json.writeStringProperty("fault", onOff(!view.faults().isEmpty()));
    json.writeArrayPropertyStart("faults");
    for (FaultCode code : view.faults()) {
      advice(json, code.text(), code.sentence(), code.nextStep());
    }
    json.writeEndArray();
  }

  private static void alerts(JsonGenerator json, PadView view) {
    json.writeArrayPropertyStart("alerts");
    for (Alert alert : view.alerts()) {
      advice(json, alert.text(), alert.sentence(), alert.nextStep());
    }
    json.writeEndArray();
  }

  private static void advice(JsonGenerator json, String code, String message, String nextStep) {
    json.writeStartObject();
    json.writeStringProperty("code", code);
    json.writeStringProperty("message", message);
    json.writeStringProperty("next_step", nextStep);
    json.writeEndObject();
  }

  /** The settings of the next session, under the names and in the units of their topics. */
  private static void settings(JsonGenerator json, PadView view) {
    json.writeNumberProperty("duration", Json.minutes(view.settings().duration()));
    Json.number(json, "target", view.settings().target().degrees(), CELSIUS_DECIMALS);
    json.writeStringProperty("program", view.settings().program());
  }

  private static void running(JsonGenerator json, PadView view, Live live) {
    if (view.running().isEmpty()) {
      json.writeNullProperty("running");
      return;
    }
    Running running = view.running().get();
    json.writeObjectPropertyStart("running");
    json.writeStringProperty("session_id", running.id().text());
    json.writeStringProperty("program", running.program());
    Json.time(json, "started_at", Optional.of(running.startedAt()));
    Json.time(json, "ends_at", Optional.of(running.endsAt()));
    json.writeNumberProperty("planned_s", running.planned().toSeconds());
    json.writeNumberProperty("remaining_s", remainingSeconds(live));
    times(json, live);
    celsius(json, "target_c", Optional.of(running.target()));
    dose(json, live.dose());
    json.writeEndObject();
  }

  /** Whether it is worn and heard. What the heart does stays on the computer. */
  private static void wearable(JsonGenerator json, PadView view, Live live) {
    if (view.wearing().isEmpty()) {
      json.writeNullProperty("wearable");
      return;
    }
    WearingView wearing = view.wearing().get();
    json.writeObjectPropertyStart("wearable");
    json.writeStringProperty("mode", wearing.mode().text());
    Json.text(json, "device", wearing.device());
    json.writeStringProperty("worn", wearing.worn().text());
    Json.text(json, "sleep", wearing.sleep().map(stage -> stage.name().toLowerCase(Locale.ROOT)));
    json.writeStringProperty("link", wearing.link().name().toLowerCase(Locale.ROOT));
    if (wearing.batteryPercent().isPresent()) {
      json.writeNumberProperty("battery", wearing.batteryPercent().getAsInt());
    } else {
      json.writeNullProperty("battery");
    }
    if (live.heartAge().isPresent()) {
      json.writeNumberProperty("age_s", live.heartAge().get().toSeconds());
    } else {
      json.writeNullProperty("age_s");
    }
    json.writeEndObject();
  }

  private static void budgets(JsonGenerator json, PadView view) {
    Budgets budgets = view.budgets();
    Profile profile = view.definition().limits().profile();
    json.writeObjectPropertyStart("budgets");
    json.writeNumberProperty("sessions_in_day", budgets.sessionsInDay());
    json.writeNumberProperty("sessions_per_day", budgets.sessionsPerDay());
    Json.number(json, "cem43_min_in_day", budgets.cem43MinutesInDay(), DOSE_DECIMALS);
    Json.number(json, "cem43_min_per_day", budgets.dayCem43Minutes(), DOSE_DECIMALS);
    Json.number(json, "cem43_min_per_session", profile.sessionCem43Minutes(), DOSE_DECIMALS);
    Json.number(json, "damage_per_session", profile.sessionDamage(), DAMAGE_DECIMALS);
    json.writeEndObject();
  }

  private static void limits(JsonGenerator json, PadDefinition definition) {
    json.writeNumberProperty("max_minutes", Json.minutes(definition.limits().maxSession()));
    celsius(json, "min_target_c", Optional.of(definition.limits().profile().minTarget()));
    celsius(json, "max_target_c", Optional.of(definition.limits().maxTarget()));
    json.writeArrayPropertyStart("programs");
    for (Program program : definition.programs().values()) {
      json.writeStartObject();
      json.writeStringProperty("name", program.name());
      json.writeStringProperty("title", program.title());
      json.writeNumberProperty("minutes", Json.minutes(program.duration()));
      celsius(json, "target_c", Optional.of(program.target()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void temperatures(JsonGenerator json, Live live) {
    celsius(json, "skin_c", live.skin());
    celsius(json, "pad_c", live.element());
  }

  private static void times(JsonGenerator json, Live live) {
    json.writeNumberProperty("elapsed_s", live.elapsed().toSeconds());
    json.writeNumberProperty("heated_s", live.heated().toSeconds());
  }

  private static void dose(JsonGenerator json, ThermalDose dose) {
    Json.number(json, "cem43_min", dose.cem43Minutes(), DOSE_DECIMALS);
    Json.number(json, "damage", dose.damage(), DAMAGE_DECIMALS);
  }

  static void stamp(JsonGenerator json, Stamp stamp) {
    Json.timestamp(json, stamp.at());
    json.writeNumberProperty("seq", stamp.sequence());
    json.writeStringProperty("boot_id", stamp.bootId());
  }

  private static void celsius(JsonGenerator json, String name, Optional<Celsius> value) {
    if (value.isPresent()) {
      Json.number(json, name, value.get().degrees(), CELSIUS_DECIMALS);
    } else {
      json.writeNullProperty(name);
    }
  }

  private static String text(Position position) {
    return switch (position) {
      case ON -> "ON";
      case OFF -> "OFF";
    };
  }

  private static String onOff(boolean on) {
    return on ? "ON" : "OFF";
  }
}
