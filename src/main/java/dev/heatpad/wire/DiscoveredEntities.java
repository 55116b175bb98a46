package dev.heatpad.wire;

import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Verb;
import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadState;
import dev.heatpad.core.wearable.WearableTrace.Hearing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The entities of one pad, written one by one. Every list of words comes from the enum that the
 * topic is published from. The main entity has no name of its own: it bears the device's.
 */
final class DiscoveredEntities {

  /** Our word for "there is no reason"; {@code None} would mean "unknown" to Home Assistant. */
  private static final String NO_REASON = PadJson.NONE;

  /** A live value that did not come for so long is none. They come each second. */
  private static final Duration LIVE_VALUE_LASTS = Duration.ofSeconds(30);

  /** A command that waits at a broker for longer is not what a person asks for now. */
  private static final Duration COMMAND_LASTS = Duration.ofSeconds(10);

  /** Names of more programs would make the document too large; a name can be written then. */
  private static final int LONGEST_LIST = 300;

  private static final double TARGET_STEP_CELSIUS = 0.5;

  private static final String DEGREES = "°C";

  private final EntityWriter to;
  private final DiscoveredPad pad;

  DiscoveredEntities(EntityWriter to, DiscoveredPad pad) {
    this.to = to;
    this.pad = pad;
  }

  void write() {
    controls();
    settings();
    reasons();
    times();
    values();
    conditions();
    if (pad.hasWearable()) {
      wearable();
    }
    events();
    if (pad.isRegulated()) {
      climate();
    }
  }

  private void controls() {
    to.main(
        "session",
        "switch",
        () -> {
          to.shows("session");
          to.topic("cmd_t", "session/set");
          to.number("msg_exp_int", COMMAND_LASTS.toSeconds());
          to.icon("mdi:radiator");
        });

    if (pad.definition().limits().profile() != Profile.EXPERT) {
      // The expert profile wants a confirmation at each start, which a fixed button is not.
      command("start", "Start", Verb.START);
    }
    to.button(
        "stop",
        "Stop",
        () -> {
          to.topic("cmd_t", "stop");
          to.text("pl_prs", "STOP");
        });
    command("answer", "Still here", Verb.ANSWER);
    command("ack", "Acknowledge", Verb.ACK);
  }

  private void command(String id, String name, Verb verb) {
    to.button(
        id,
        name,
        () -> {
          to.text("cmd_tpl", press(verb));
          to.number("msg_exp_int", COMMAND_LASTS.toSeconds());
        });
  }

  /**
   * A new id for each press, which is its moment to the microsecond, and the time, so that a press
   * which Home Assistant kept for a broker that was away does not count when it comes late.
   */
  private static String press(Verb verb) {
    return "{\"verb\":\"" + verb.text() + "\",\"id\":\"{{now()}}\",\"ts\":{{now().timestamp()}}}";
  }

  private void settings() {
    Limits limits = pad.definition().limits();
    to.entity(
        "duration",
        "number",
        "Duration",
        () -> {
          to.severalTopics();
          to.topic("stat_t", "duration");
          to.topic("cmd_t", "duration/set");
          to.text("dev_cla", "duration");
          to.text("unit_of_meas", "min");
          to.number("min", HardLimits.MIN_SESSION.toMinutes());
          to.number("max", limits.maxSession().toMinutes());
        });
    if (pad.isRegulated()) {
      to.entity(
          "target",
          "number",
          "Target",
          () -> {
            to.severalTopics();
            to.topic("stat_t", "target");
            to.topic("cmd_t", "target/set");
            to.text("dev_cla", "temperature");
            to.text("unit_of_meas", DEGREES);
            to.decimal("min", limits.profile().minTarget().degrees());
            to.decimal("max", limits.maxTarget().degrees());
            to.decimal("step", TARGET_STEP_CELSIUS);
          });
    }
    List<String> programs = List.copyOf(pad.definition().programs().keySet());
    boolean isShort = String.join("','", programs).length() <= LONGEST_LIST;
    to.entity(
        "program",
        isShort ? "select" : "text",
        "Program",
        () -> {
          to.severalTopics();
          to.topic("stat_t", "program");
          to.topic("cmd_t", "program/set");
          if (isShort) {
            to.options(programs);
          }
        });
  }

  private void reasons() {
    to.words("state", "State", states());
    to.words(
        "reason", "Last end", orNone(Arrays.stream(StopReason.values()).map(StopReason::text)));
    to.words(
        "blocked", "Start blocked", orNone(Arrays.stream(Refusal.values()).map(Refusal::text)));
  }

  /** The names of the records that a state can be, which are its names everywhere. */
  private static List<String> states() {
    return Arrays.stream(Objects.requireNonNull(PadState.class.getPermittedSubclasses()))
        .map(state -> state.getSimpleName().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static List<String> orNone(Stream<String> words) {
    return Stream.concat(Stream.of(NO_REASON), words).toList();
  }

  private static List<String> lowerCase(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  private void times() {
    to.entity(
        "remaining",
        "sensor",
        "Time left",
        () -> {
          to.shows("remaining");
          to.text("dev_cla", "duration");
          to.text("unit_of_meas", "s");
        });
    to.timestamp("ends_at", "Ends at");
    to.timestamp("blocked_until", "Blocked until");
  }

  private void values() {
    if (pad.isRegulated()) {
      temperature("skin_temperature", "Skin temperature", "skin/temperature");
    }
    if (pad.hasElementSensor()) {
      temperature("pad_temperature", "Pad temperature", "pad/temperature");
    }
    if (pad.tellsHeartRate()) {
      to.entity(
          "heart_rate",
          "sensor",
          "Heart rate",
          () -> {
            to.topic("stat_t", "heart_rate");
            to.text("unit_of_meas", "bpm");
            to.text("stat_cla", "measurement");
            to.number("exp_aft", LIVE_VALUE_LASTS.toSeconds());
          });
    }
    if (pad.isRegulated()) {
      // Minutes at 43 degrees that would do the same, of a window that moves: it falls again.
      budget("dose", "Dose of 24 hours", "cem43_min_in_day", "CEM43 min");
    }
    budget("sessions", "Sessions of 24 hours", "sessions_in_day", "sessions");
  }

  private void temperature(String id, String name, String leaf) {
    to.entity(
        id,
        "sensor",
        name,
        () -> {
          to.topic("stat_t", leaf);
          to.measured("temperature", DEGREES);
          to.number("exp_aft", LIVE_VALUE_LASTS.toSeconds());
          to.number("sug_dsp_prc", 1);
        });
  }

  private void budget(String id, String name, String key, String unit) {
    to.entity(
        id,
        "sensor",
        name,
        () -> {
          to.shows("budgets." + key);
          to.text("unit_of_meas", unit);
          to.text("stat_cla", "measurement");
          to.diagnostic();
        });
  }

  private void conditions() {
    to.binary(
        "heater",
        "Heater",
        () -> {
          to.shows("heater");
          to.text("dev_cla", "running");
        });
    to.binary(
        "fault",
        "Fault",
        () -> {
          to.shows("fault");
          to.text("dev_cla", "problem");
          to.topic("json_attr_t", "doc");
          to.text(
              "json_attr_tpl",
              "{{ {'faults':value_json.faults,'alerts':value_json.alerts}|to_json }}");
        });
    to.binary(
        "prompt",
        "Still there?",
        () -> {
          to.text("val_tpl", onWhere("prompt"));
        });
    if (pad.needsArming()) {
      to.binary(
          "armed",
          "Remote start armed",
          () -> {
            to.text("val_tpl", onWhere("armed_until"));
          });
    }
  }

  private static String onWhere(String key) {
    return "{{'ON' if value_json." + key + " else 'OFF'}}";
  }

  private void wearable() {
    to.binary(
        "worn",
        "Worn",
        () -> {
          to.topic("stat_t", "worn");
        });
    to.binary(
        "asleep",
        "Asleep",
        () -> {
          to.topic("stat_t", "asleep");
        });
    to.entity(
        "wearable_link",
        "sensor",
        "Wearable link",
        () -> {
          to.shows("wearable.link");
          to.text("dev_cla", "enum");
          to.options(lowerCase(Hearing.values()));
          to.diagnostic();
        });
    to.entity(
        "wearable_battery",
        "sensor",
        "Wearable battery",
        () -> {
          to.shows("wearable.battery");
          to.measured("battery", "%");
          to.diagnostic();
        });
  }

  private void events() {
    to.entity(
        "event",
        "event",
        "Session event",
        () -> {
          to.topic("stat_t", "event");
          to.texts("evt_typ", lowerCase(Notice.Kind.values()));
        });
  }

  /** Only where a temperature is really regulated. While heat runs its target is the session's. */
  private void climate() {
    Limits limits = pad.definition().limits();
    to.entity(
        "climate",
        "climate",
        "Heat",
        () -> {
          to.severalTopics();
          to.texts("modes", List.of("off", "heat"));
          to.topic("mode_stat_t", "doc");
          to.text("mode_stat_tpl", "{{'heat' if value_json.session=='ON' else 'off'}}");
          to.topic("mode_cmd_t", "session/set");
          to.text("mode_cmd_tpl", "{{'ON' if value=='heat' else 'OFF'}}");
          to.topic("temp_stat_t", "doc");
          to.text(
              "temp_stat_tpl",
              "{{value_json.running.target_c if value_json.running else value_json.target}}");
          to.topic("temp_cmd_t", "target/set");
          to.topic("curr_temp_t", "skin/temperature");
          to.topic("act_t", "doc");
          to.text(
              "act_tpl",
              "{{'off' if value_json.session=='OFF' else 'heating' if value_json.heater=='ON'"
                  + " else 'idle'}}");
          to.decimal("min_temp", limits.profile().minTarget().degrees());
          to.decimal("max_temp", limits.maxTarget().degrees());
          to.decimal("temp_step", TARGET_STEP_CELSIUS);
          to.decimal("precision", 0.1);
          to.text("temp_unit", "C");
          to.number("msg_exp_int", COMMAND_LASTS.toSeconds());
        });
  }
}
