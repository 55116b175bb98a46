package dev.heatpad.sim.trial;

import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.SessionId;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.JournalEntry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** S1, S6, and the row before the heat. */
final class HeatNeedsASession extends Invariant {

  private final Map<PadName, SessionOpening> opened = new LinkedHashMap<>();
  private final Set<SessionId> durable = new LinkedHashSet<>();
  private final Map<PadName, Level> driven = new LinkedHashMap<>();
  private final Map<PadName, String> told = new LinkedHashMap<>();

  HeatNeedsASession() {
    super("S1/S6");
  }

  @Override
  String sentence() {
    return "The heater is driven on only while a session is told to heat that this run of the"
        + " program opened, whose row is durable and which has no end yet.";
  }

  @Override
  public void saw(MonotonicTime at, Fact fact) {
    switch (fact) {
      case Fact.Booted _, Fact.Died _ -> {
        opened.clear();
        driven.clear();
        told.clear();
      }
      case Fact.Given(JournalEntry.SessionOpened(var opening, _)) ->
          opened.put(opening.pad(), opening);
      case Fact.Durable(JournalEntry.SessionOpened(var opening, _)) -> durable.add(opening.id());
      case Fact.Given(JournalEntry.SessionEnded(var end, _)) -> {
        SessionOpening running = opened.get(end.opening().pad());
        if (running != null && running.id().equals(end.opening().id())) {
          opened.remove(end.opening().pad());
        }
      }
      case Fact.Drove(var pad, var level, _) -> {
        driven.put(pad, level);
        if (level == Level.ON) {
          SessionOpening running = opened.get(pad);
          check(running != null, at, pad + " heats without a session of this run");
          check(
              running == null || durable.contains(running.id()),
              at,
              pad + " heats before its row is durable");
        }
      }
      case Fact.Told(var view) -> told.put(view.name(), view.state());
      case Fact.Turned _ ->
          driven.forEach((pad, level) -> {
            if (level == Level.ON) {
              check(opened.containsKey(pad), at, pad + " heats after the end of its session");
              check(
                  "heating".equals(told.get(pad)),
                  at,
                  pad + " heats and says it is " + told.get(pad));
            }
          });
      default -> {}
    }
  }
}
