package dev.heatpad.adapter.mqtt;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.session.WearingView;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.wire.PadJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The retained topics of the pads: one scalar each, and the document. A topic goes out when its
 * payload differs from what went out last. Its owner keeps threads apart.
 */
final class PadStates {

  /** The payload of a value that there is not, because an empty one would delete the topic. */
  private static final String ABSENT = "None";

  private final Topics topics;
  private final BiConsumer<String, String> store;
  private final Map<String, String> published = new HashMap<>();
  private final Map<PadName, Set<String>> alerts = new HashMap<>();

  /**
   * @param store publishes a payload on a topic, retained
   */
  PadStates(Topics topics, BiConsumer<String, String> store) {
    this.topics = topics;
    this.store = store;
  }

  /** Everything but what is counted down and the document. */
  void told(PadView view) {
    PadName pad = view.name();
    state(pad, "heater", onOff(view.heater() == Position.ON));
    state(pad, "state", view.state());
    state(pad, Topics.SESSION, onOff(view.sessionRuns()));
    state(pad, "reason", view.reason().map(reason -> reason.text()).orElse(PadJson.NONE));
    state(
        pad,
        "blocked",
        view.blocked().map(blocking -> blocking.refusal().text()).orElse(PadJson.NONE));
    state(
        pad,
        "blocked_until",
        view.blocked()
            .flatMap(PadView.Blocking::until)
            .map(until -> until.truncatedTo(ChronoUnit.SECONDS).toString())
            .orElse(ABSENT));
    settings(pad, view.settings());
    state(pad, "ends_at", view.running().map(it -> it.endsAt().toString()).orElse(ABSENT));
    state(pad, "fault", onOff(!view.faults().isEmpty()));
    alerts(pad, view);
    view.wearing().ifPresent(wearing -> wearing(pad, wearing));
  }

  void remaining(PadName pad, long seconds) {
    state(pad, "remaining", Long.toString(seconds));
  }

  void doc(Snapshot seen) {
    state(
        seen.view().name(),
        "doc",
        new String(PadJson.doc(topics.device(), seen), StandardCharsets.UTF_8));
  }

  /** Publishes the settings again, for somebody who shows a wish that was refused. */
  void repeatSettings(PadName pad) {
    for (String leaf : new String[] {Topics.DURATION, Topics.TARGET, Topics.PROGRAM}) {
      String topic = topics.of(pad, leaf);
      String payload = published.get(topic);
      if (payload != null) {
        store.accept(topic, payload);
      }
    }
  }

  private void settings(PadName pad, SessionSettings settings) {
    state(pad, Topics.DURATION, Long.toString(settings.duration().toMinutes()));
    state(pad, Topics.TARGET, oneDecimal(settings.target()));
    state(pad, Topics.PROGRAM, settings.program());
  }

  private void alerts(PadName pad, PadView view) {
    Map<String, String> now = new LinkedHashMap<>();
    view.faults()
        .forEach(fault -> now.put(fault.text(), fault.sentence() + " " + fault.nextStep()));
    view.alerts()
        .forEach(alert -> now.put(alert.text(), alert.sentence() + " " + alert.nextStep()));
    now.forEach((code, text) -> state(pad, "alert/" + code, text));
    for (String before : alerts.getOrDefault(pad, Set.of())) {
      if (!now.containsKey(before)) {
        state(pad, "alert/" + before, "");
      }
    }
    alerts.put(pad, Set.copyOf(now.keySet()));
  }

  private void wearing(PadName pad, WearingView wearing) {
    state(
        pad,
        "worn",
        switch (wearing.worn()) {
          case YES -> "ON";
          case NO -> "OFF";
          case UNKNOWN -> ABSENT;
        });
    state(
        pad,
        "asleep",
        wearing.sleep().map(stage -> onOff(stage == Signal.Stage.ASLEEP)).orElse(ABSENT));
    state(pad, "wearable/link", wearing.link().name().toLowerCase(Locale.ROOT));
    state(
        pad,
        "wearable/battery",
        wearing.batteryPercent().isPresent()
            ? Integer.toString(wearing.batteryPercent().getAsInt())
            : ABSENT);
  }

  private void state(PadName pad, String leaf, String payload) {
    String topic = topics.of(pad, leaf);
    if (!payload.equals(published.put(topic, payload))) {
      store.accept(topic, payload);
    }
  }

  private static String onOff(boolean on) {
    return on ? "ON" : "OFF";
  }

  private static String oneDecimal(Celsius temperature) {
    return BigDecimal.valueOf(Math.round(temperature.degrees() * 10), 1).toPlainString();
  }
}
