package dev.heatpad.adapter.mqtt;

import dev.heatpad.adapter.mqtt.MqttPublisher.HealthData;
import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadView;
import dev.heatpad.core.session.SessionSettings;
import dev.heatpad.core.session.WearingView;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.loop.Outbox.Importance;
import dev.heatpad.loop.Publisher.Stamp;
import dev.heatpad.loop.Snapshot;
import dev.heatpad.wire.NoticeJson;
import dev.heatpad.wire.PadJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The pads' own topics: what goes out on which, and when. A retained topic goes out when its
 * payload differs from what went out last; what moves all the time at most four times a second. Its
 * owner keeps threads apart.
 */
final class PadTopics {

  /** The payload of a value that there is not, because an empty one would delete the topic. */
  private static final String ABSENT = "None";

  private static final long REMAINING_INTERVAL_SECONDS = 10;

  /** As long as the value of a strap that notifies each second counts as heard. */
  private static final Duration HEART_RATE_OF_USE = Duration.ofSeconds(10);

  /** A fast simulation makes more seconds than anybody can look at. */
  private static final Duration SHORTEST_LIVE_INTERVAL = Duration.ofMillis(250);

  private final Topics topics;
  private final Postbox postbox;
  private final HealthData healthData;
  private final LongSupplier nanoTime;
  private final Map<String, String> published = new HashMap<>();
  private final Map<PadName, Set<String>> alerts = new HashMap<>();
  private final Map<PadName, Long> remainingSeconds = new HashMap<>();
  private final Map<PadName, Long> liveAtNanos = new HashMap<>();

  PadTopics(Topics topics, Postbox postbox, HealthData healthData, LongSupplier nanoTime) {
    this.topics = topics;
    this.postbox = postbox;
    this.healthData = healthData;
    this.nanoTime = nanoTime;
  }

  void changed(PadView view, PadView.Live live, Stamp stamp) {
    scalars(view);
    heartRate(view.name(), live);
    remaining(view, live);
    doc(new Snapshot(view, live, stamp));
  }

  void moved(PadView view, PadView.Live live, Stamp stamp) {
    PadName pad = view.name();
    long seconds = PadJson.remainingSeconds(live);
    long told = remainingSeconds.getOrDefault(pad, 0L);
    if (told - seconds >= REMAINING_INTERVAL_SECONDS) {
      remaining(view, live);
      doc(new Snapshot(view, live, stamp));
    }
    long nowNanos = nanoTime.getAsLong();
    Long last = liveAtNanos.get(pad);
    if (last != null && nowNanos - last < SHORTEST_LIVE_INTERVAL.toNanos()) {
      return;
    }
    liveAtNanos.put(pad, nowNanos);
    live.skin().ifPresent(skin -> live(pad, "skin/temperature", twoDecimals(skin)));
    live.element().ifPresent(element -> live(pad, "pad/temperature", twoDecimals(element)));
    heartRate(pad, live);
    if (view.sessionRuns()) {
      live(pad, "telemetry", utf8(PadJson.telemetry(new Snapshot(view, live, stamp))));
    }
  }

  void noticed(PadName pad, Notice notice, Stamp stamp) {
    Importance importance =
        switch (notice.kind()) {
          case STARTED, STOPPED, PROMPT, FAULT, FAULT_CLEARED -> Importance.ESSENTIAL;
          case PHASE, REFUSED -> Importance.ROUTINE;
        };
    postbox.publishMessage(
        topics.of(pad, "event"), utf8(NoticeJson.write(pad, notice, stamp)), importance);
  }

  /** Of use while it is new, and told only where that was chosen. */
  private void heartRate(PadName pad, PadView.Live live) {
    boolean isNew =
        live.heartAge().filter(age -> age.compareTo(HEART_RATE_OF_USE) <= 0).isPresent();
    if (healthData == HealthData.TOLD && isNew) {
      live.heart().ifPresent(beat -> live(pad, "heart_rate", Integer.toString(beat.perMinute())));
    }
  }

  private void scalars(PadView view) {
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

  private void remaining(PadView view, PadView.Live live) {
    long seconds = PadJson.remainingSeconds(live);
    remainingSeconds.put(view.name(), seconds);
    state(view.name(), "remaining", Long.toString(seconds));
  }

  private void doc(Snapshot seen) {
    state(seen.view().name(), "doc", utf8(PadJson.doc(topics.device(), seen)));
  }

  /** Publishes the settings again, for somebody who shows a wish that was refused. */
  void repeatSettings(PadName pad) {
    for (String leaf : new String[] {Topics.DURATION, Topics.TARGET, Topics.PROGRAM}) {
      String topic = topics.of(pad, leaf);
      String payload = published.get(topic);
      if (payload != null) {
        postbox.publishState(topic, payload);
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
      postbox.publishState(topic, payload);
    }
  }

  private static String onOff(boolean on) {
    return on ? "ON" : "OFF";
  }

  private static String oneDecimal(Celsius temperature) {
    return BigDecimal.valueOf(Math.round(temperature.degrees() * 10), 1).toPlainString();
  }

  private void live(PadName pad, String leaf, String payload) {
    postbox.publishLive(topics.of(pad, leaf), payload);
  }

  private static String twoDecimals(Celsius temperature) {
    return BigDecimal.valueOf(Math.round(temperature.degrees() * 100), 2).toPlainString();
  }

  private static String utf8(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
