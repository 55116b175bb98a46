package dev.heatpad.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.LockOut;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.core.wearable.WearableRules;
import dev.heatpad.fixture.DocTable;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The transition table in the doc of {@link PadMachine} against the machine, exhaustively. */
class PadMachineTableTest {

  private static final MonotonicTime NOW = Pads.seconds(2);

  private static Map<String, Pad> everyState() {
    Map<String, Pad> states = new LinkedHashMap<>();
    Pad idle = worn();
    states.put("idle", idle);
    states.put("locked", locked(idle));
    states.put("starting", Pads.starting(idle, Pads.seconds(1)));
    states.put("heating", Pads.heating(idle, Pads.seconds(1)));
    states.put("paused", Pads.paused(idle, Pads.seconds(1)));
    states.put("paused without its wearable", lost(Pads.heating(idle, Pads.seconds(1))));
    states.put("fault", idle.with(new PadState.Fault(Set.of(FaultCode.OUTPUT_FAILED))));
    return states;
  }

  /** A pad that needs a wearable, and has had its five values. */
  private static Pad worn() {
    Pad pad = Pads.idle(Pads.definition().with(WearableRules.of(WearableRules.Mode.REQUIRE)));
    for (int number = 1; number <= 5; number++) {
      pad = Pads.step(pad, beat(number / 10.0), Pads.seconds(number / 10.0)).pad();
    }
    return pad;
  }

  private static Pad locked(Pad pad) {
    return pad.with(
        pad.watches()
            .with(pad.watches().wearable().with(Optional.of(LockOut.from(Pads.seconds(1))))));
  }

  /** Heat is off because the link went down, and one value came since. */
  private static Pad lost(Pad heating) {
    Pad lost =
        Pads.step(
                heating,
                Pads.wearable(new Signal.Link(LinkState.LOST), Pads.seconds(1.2)),
                Pads.seconds(1.2))
            .pad();
    return Pads.step(lost, beat(1.4), Pads.seconds(1.4)).pad();
  }

  private static Event beat(double seconds) {
    return Pads.wearable(
        new Signal.HeartRate(65, Signal.Contact.YES, List.of()), Pads.seconds(seconds));
  }

  /** Everything that can happen, with the cause's name in the table. */
  private static Map<Event, String> everyEvent() {
    Map<Event, String> events = new LinkedHashMap<>();
    for (Command command : Pads.everyCommand()) {
      for (Source source : Source.values()) {
        events.put(
            Pads.ask(source, command),
            switch (command) {
              case Command.Acknowledge _ -> "acknowledge";
              case Command.Stop _ -> "stop";
              case Command.Start _ -> "start";
              case Command.Pause _ -> "pause";
              case Command.Resume _ -> "resume";
              case Command.Extend _, Command.Answer _, Command.Arm _, Command.Set _ -> "none";
            });
      }
    }
    events.put(new Event.Ticked(), "none");
    events.put(new Event.SessionStored(Pads.SESSION), "row stored");
    events.put(new Event.SessionNotStored(Pads.SESSION), "row not stored");
    events.put(new Event.LeaseLost(), "interlock");
    events.put(new Event.StorageFailing(), "interlock");
    events.put(new Event.StorageRecovered(), "none");
    events.put(new Event.ShuttingDown(), "interlock");
    events.put(Pads.sample(3, Pads.seconds(2)), "interlock");
    events.put(Pads.sample(35, Pads.seconds(2)), "none");
    events.put(
        new Event.Sampled(
            SensorRole.SKIN_SIDE, new Sample.Failed(Sample.Failure.CHECKSUM, Pads.seconds(2))),
        "none");
    events.put(new Event.OutputFailed(), "latching interlock");
    events.put(Pads.wearable(new Signal.Link(LinkState.LOST), NOW), "wearable off or lost");
    events.put(Pads.wearable(new Signal.Wear(Signal.Worn.OFF_BODY), NOW), "wearable off or lost");
    events.put(Pads.wearable(new Signal.Sleep(Signal.Stage.ASLEEP), NOW), "interlock");
    events.put(beat(2), "wearable back");
    return events;
  }

  @Test
  void everyTransitionIsInTheTableAndEveryLineOfTheTableHappens() {
    Set<String> documented = new LinkedHashSet<>();
    DocTable.of("core/session/PadMachine.java")
        .forEach(row -> documented.add(String.join("|", row)));
    Set<String> seen = new LinkedHashSet<>();
    everyState()
        .forEach((_, pad) ->
            everyEvent()
                .forEach((event, cause) -> {
                  String from = pad.state().text();
                  String to = Pads.step(pad, event, NOW).pad().state().text();
                  if (!to.equals(from)) {
                    seen.add(from + "|" + cause + "|" + to);
                  }
                }));
    assertEquals(documented, seen);
  }

  /** S1, S8, and the machine's own promises, over every state and event, at several moments. */
  @Test
  void whateverHappensInWhateverStateTheHeaterIsOnOnlyWhileHeating() {
    List<Duration> moments =
        List.of(
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(20),
            Duration.ofHours(2),
            Duration.ofDays(400));
    everyState()
        .forEach((from, pad) -> {
          for (Duration moment : moments) {
            MonotonicTime now = NOW.plus(moment);
            everyEvent().keySet().forEach(event -> check(from, pad, event, now));
          }
        });
  }

  private static void check(String from, Pad pad, Event event, MonotonicTime now) {
    String what = from + ", " + event;
    Step step = Pads.step(pad, event, now);
    assertEquals(step, Pads.step(pad, event, now), "the same again: " + what);
    List<Effect> heater =
        step.effects().stream()
            .filter(
                effect -> effect instanceof Effect.Energise || effect instanceof Effect.Deenergise)
            .toList();
    assertEquals(1, heater.size(), "the heater is told once: " + what);
    assertEquals(heater.getFirst(), step.effects().getFirst(), "the heater is told first: " + what);
    if (heater.getFirst() instanceof Effect.Energise(var lease)) {
      assertTrue(step.pad().state() instanceof PadState.Heating, what);
      assertEquals(Duration.ofSeconds(3), lease, what);
    }
    if (event instanceof Event.Commanded(var request)
        && request.command() instanceof Command.Stop) {
      assertFalse(step.pad().state() instanceof PadState.Starting, what);
      assertTrue(step.pad().state().session().isEmpty(), what);
    }
    checkRecords(from, pad, step, what);
  }

  /** S7: a session ends exactly when it gets its one record. */
  private static void checkRecords(String from, Pad pad, Step step, String what) {
    List<Effect> ends = new ArrayList<>();
    step.effects()
        .forEach(effect -> {
          if (effect instanceof Effect.StoreEnd) {
            ends.add(effect);
          }
        });
    boolean ranBefore =
        pad.state() instanceof PadState.Starting || pad.state().session().isPresent();
    boolean runsAfter =
        step.pad().state() instanceof PadState.Starting || step.pad().state().session().isPresent();
    assertEquals(ranBefore && !runsAfter ? 1 : 0, ends.size(), "one end record: " + what + from);
  }
}
