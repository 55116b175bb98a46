package dev.heatpad.adapter.web;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.session.PadView.Blocking;
import dev.heatpad.core.session.WearingView;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.loop.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The numbers of all pads: each name once, and under it each pad. */
final class PadMetrics {

  private final MetricsText text;
  private final List<Snapshot> pads;

  PadMetrics(MetricsText text, List<Snapshot> pads) {
    this.text = text;
    this.pads = pads;
  }

  void write() {
    text.gauge("heatpad_state", "1 with the state in which the pad is.");
    pads.forEach(pad -> text.value(1, "pad", name(pad), "state", pad.view().state()));
    gauge(
        "heatpad_heater_on",
        "1 while the heater is driven.",
        pad -> pad.view().heater() == Position.ON ? 1 : 0);
    temperatures();
    session();
    budgets();
    troubles();
    wearables();
  }

  private void temperatures() {
    text.gauge("heatpad_temperature_celsius", "The newest believed reading.");
    for (Snapshot pad : pads) {
      temperature(pad, "skin", pad.live().skin());
      temperature(pad, "element", pad.live().element());
    }
  }

  private void temperature(Snapshot pad, String role, Optional<Celsius> celsius) {
    celsius.ifPresent(known -> text.value(known.degrees(), "pad", name(pad), "role", role));
  }

  private void session() {
    gauge(
        "heatpad_session_running",
        "1 while a session runs.",
        pad -> pad.view().sessionRuns() ? 1 : 0);
    gauge(
        "heatpad_session_remaining_seconds",
        "Until the deadline; 0 when nothing runs.",
        pad -> Math.max(0, pad.live().remaining().toMillis() / 1_000.0));
    gauge(
        "heatpad_session_heated_seconds",
        "Time with the heater on in this session.",
        pad -> pad.live().heated().toMillis() / 1_000.0);
    gauge(
        "heatpad_session_cem43_minutes",
        "Dose of this session.",
        pad -> pad.live().dose().cem43Minutes());
    gauge(
        "heatpad_session_damage",
        "Damage integral of this session.",
        pad -> pad.live().dose().damage());
  }

  private void budgets() {
    gauge(
        "heatpad_day_sessions",
        "Sessions of the person in 24 hours.",
        pad -> pad.view().budgets().sessionsInDay());
    gauge(
        "heatpad_day_sessions_limit",
        "Sessions that the person may have in 24 hours.",
        pad -> pad.view().budgets().sessionsPerDay());
    gauge(
        "heatpad_day_cem43_minutes",
        "Dose of the person in 24 hours.",
        pad -> pad.view().budgets().cem43MinutesInDay());
    gauge(
        "heatpad_day_cem43_minutes_limit",
        "Dose that the person may have in 24 hours.",
        pad -> pad.view().budgets().dayCem43Minutes());
  }

  private void troubles() {
    text.gauge("heatpad_blocked", "1 with the reason why a start would be refused now.");
    for (Snapshot pad : pads) {
      pad.view()
          .blocked()
          .map(Blocking::refusal)
          .ifPresent(refusal -> text.value(1, "pad", name(pad), "reason", refusal.text()));
    }
    text.gauge("heatpad_fault", "1 with each latched fault.");
    for (Snapshot pad : pads) {
      for (FaultCode fault : pad.view().faults()) {
        text.value(1, "pad", name(pad), "code", fault.text());
      }
    }
  }

  private void wearables() {
    text.gauge("heatpad_wearable_link", "1 with how well the wearable is heard.");
    for (Snapshot pad : pads) {
      pad.view()
          .wearing()
          .map(wearing -> wearing.link().name().toLowerCase(Locale.ROOT))
          .ifPresent(link -> text.value(1, "pad", name(pad), "link", link));
    }
    text.gauge("heatpad_wearable_age_seconds", "Since the newest believed heart rate.");
    for (Snapshot pad : pads) {
      pad.live().heartAge().ifPresent(age -> text.seconds(age, "pad", name(pad)));
    }
    text.gauge("heatpad_wearable_battery_percent", "What the wearable says of its battery.");
    for (Snapshot pad : pads) {
      pad.view()
          .wearing()
          .map(WearingView::batteryPercent)
          .ifPresent(percent -> percent.ifPresent(known -> text.value(known, "pad", name(pad))));
    }
  }

  private void gauge(String metric, String help, ToDoubleFunction<Snapshot> value) {
    text.gauge(metric, help);
    pads.forEach(pad -> text.value(value.applyAsDouble(pad), "pad", name(pad)));
  }

  private static String name(Snapshot pad) {
    return pad.view().name().text();
  }
}
