package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.WearingView;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.wearable.LockOut;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.Signal.Stage;
import dev.heatpad.core.wearable.WearableReport;
import dev.heatpad.core.wearable.WearableRules;
import dev.heatpad.core.wearable.WearableTrace.Hearing;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.Pads;
import dev.heatpad.sim.SimulatedPerson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Wearables belong to persons: what they say reaches each pad of theirs, and no other. */
class LoopWearablesTest {

  private static final PadName NECK = new PadName("neck");

  private static PadDefinition back(WearableRules.Mode mode) {
    return Pads.definition().with(WearableRules.of(mode));
  }

  private static PadDefinition neck(Person person) {
    PadDefinition back = back(WearableRules.Mode.ADVISE);
    return new PadDefinition(
            NECK,
            person,
            back.limits(),
            back.skinUncertaintyCelsius(),
            back.heater(),
            back.arming(),
            back.nature(),
            back.night(),
            back.programs(),
            back.wearable())
        .with(FirstUse.ASSUMED);
  }

  private static void says(House house, Person person, Signal signal) {
    house.inbox.offer(
        new Arrival.WearableReported(
            person, new WearableReport(Pads.STRAP.name(), Pads.STRAP, signal, house.now())));
    house.turn();
  }

  private static void beats(House house, int seconds, int perMinute) {
    for (int second = 0; second < seconds; second++) {
      house.run(Duration.ofSeconds(1));
      says(house, Pads.ANNA, new Signal.HeartRate(perMinute + second % 2, Contact.YES, List.of()));
    }
  }

  @Test
  void whatAWearableSaysReachesThePadsOfItsPersonOnly() {
    House house = new House(back(WearableRules.Mode.REQUIRE), neck(new Person("ben")));
    beats(house, 5, 65);
    assertEquals(Hearing.GOOD, house.view().wearing().map(WearingView::link).orElseThrow());
    assertEquals(
        Optional.empty(), house.view(NECK).wearing().flatMap(WearingView::device), "not ben's");
    house.ask(Pads.BACK, Pads.start());
    house.ask(NECK, Pads.start());
    says(house, new Person("ben"), new Signal.Sleep(Stage.ASLEEP));
    house.run(Duration.ofSeconds(1));
    assertEquals(
        List.of(StopReason.ASLEEP), house.records.stream().map(end -> end.stopReason()).toList());
    assertEquals("heating", house.view().state());
  }

  /** A heart belongs to a person: after a stop by it no other pad of theirs starts either. */
  @Test
  void aLockOutHoldsForEveryPadOfThePerson() {
    House house = new House(back(WearableRules.Mode.ADVISE), neck(Pads.ANNA));
    beats(house, 5, 90);
    house.ask(Pads.BACK, Pads.start());
    beats(house, 3, 110);
    beats(house, 60, 125);
    assertEquals(StopReason.HEART_RATE, house.records.getFirst().stopReason());
    house.run(Duration.ofMinutes(2));
    house.ask(NECK, Pads.startFor(5));
    assertEquals(Optional.of(Refusal.LOCKOUT), house.lastAnswer().refusal());
    house.ask(Pads.BACK, new Command.Acknowledge());
    house.run(Duration.ofMinutes(10));
    house.ask(NECK, Pads.startFor(1));
    assertTrue(
        house.lastAnswer().refusal().filter(why -> why == Refusal.LOCKOUT).isEmpty(),
        () -> house.lastAnswer().message());
  }

  /** A restart is no way out of a lock-out. */
  @Test
  void aLockOutOutlivesARestart() {
    JournalContent nothing = JournalContent.nothing();
    JournalContent locked =
        new JournalContent(
            nothing.open(),
            nothing.past(),
            nothing.faults(),
            nothing.settings(),
            nothing.lastStops(),
            nothing.lastHeats(),
            nothing.commandIds(),
            nothing.unpublished(),
            nothing.time(),
            nothing.newestAt(),
            nothing.condition(),
            Map.of(Pads.BACK, LockOut.Seen.NOT_YET),
            nothing.clients(),
            nothing.screenings());
    House house = new House(SimulatedPerson.AWAKE, locked, Pads.definition());
    house.run(Duration.ofMinutes(11));
    house.ask(Pads.BACK, Pads.start());
    assertEquals(Optional.of(Refusal.LOCKOUT), house.lastAnswer().refusal());
    house.ask(Pads.BACK, new Command.Acknowledge());
    house.ask(Pads.BACK, Pads.start());
    assertTrue(house.lastAnswer().accepted());
    assertEquals(
        List.of(Optional.of(LockOut.Seen.ACKNOWLEDGED), Optional.<LockOut.Seen>empty()),
        house.journal.written(JournalEntry.LockOutKept.class).stream()
            .map(JournalEntry.LockOutKept::seen)
            .toList());
  }
}
