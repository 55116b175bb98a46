package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.MemoryJournal;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.SimulatedControls.Press;
import dev.heatpad.sim.SimulatedButtons;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Commands and buttons through the production loop: arming, stops, floods, settings. */
class LoopCommandsTest {

  @Test
  void aStopButtonStopsAndNothingStartsWhileItIsHeld() {
    House house = House.heating();
    house.simulated().press(Press.STOP);
    house.turn();
    assertEquals(Level.OFF, house.heater(), "S8: within one turn");
    assertEquals(StopReason.BUTTON_STOP, house.records.getFirst().stopReason());
    house.ask(Pads.BACK, Pads.startFor(5));
    house.turn();
    assertEquals("idle", house.view().state());
    assertEquals(Level.OFF, house.heater());
  }

  @Test
  void aShortPressStartsAndALongOneArms() {
    House house = new House(Pads.definition());
    house.simulated().press(Press.ARM);
    house.run(Duration.ofSeconds(3));
    assertTrue(house.view().armedUntil().isPresent());
    assertEquals("idle", house.view().state());
    house.simulated().press(Press.START);
    house.run(Duration.ofSeconds(1));
    assertEquals("heating", house.view().state());
    assertTrue(house.view().armedUntil().isEmpty(), "an arming serves one start");
  }

  @Test
  void aRemoteStartNeedsArmingWhereItIsRequired() {
    PadDefinition definition = Pads.definition(Profile.STANDARD, PadDefinition.Arming.REQUIRED);
    House house = new House(definition);
    house.ask(Pads.BACK, Pads.startFor(5));
    assertEquals(Optional.of(Refusal.NOT_ARMED), house.lastAnswer().refusal());
    house.simulated().press(Press.ARM);
    house.run(Duration.ofSeconds(3));
    house.ask(Pads.BACK, Pads.startFor(5));
    assertTrue(house.lastAnswer().accepted());
    house.ask(Pads.BACK, new Command.Stop());
    house.run(Duration.ofMinutes(2));
    house.ask(Pads.BACK, Pads.startFor(5));
    assertEquals(Optional.of(Refusal.NOT_ARMED), house.lastAnswer().refusal());
  }

  @Test
  void anArmingLapsesAfterTenMinutes() {
    House house = new House(Pads.definition(Profile.STANDARD, PadDefinition.Arming.REQUIRED));
    house.simulated().press(Press.ARM);
    house.run(Duration.ofSeconds(3).plusMinutes(10));
    house.ask(Pads.BACK, Pads.startFor(5));
    assertEquals(Optional.of(Refusal.NOT_ARMED), house.lastAnswer().refusal());
  }

  @Test
  void aStopDisarms() {
    House house = new House(Pads.definition(Profile.STANDARD, PadDefinition.Arming.REQUIRED));
    house.simulated().press(Press.ARM);
    house.run(Duration.ofSeconds(3));
    house.ask(Pads.BACK, new Command.Stop());
    house.ask(Pads.BACK, Pads.startFor(5));
    assertEquals(Optional.of(Refusal.NOT_ARMED), house.lastAnswer().refusal());
  }

  /** S9. */
  @Test
  void retainedAndRepeatedStartsAreRefusedAndASecondStartNeverExtends() {
    House house = new House(Pads.definition());
    house.ask(
        Pads.BACK, Pads.startFor(5), Source.MQTT, Optional.of("a"), Arrival.Delivery.RETAINED);
    assertEquals(Optional.of(Refusal.RETAINED), house.lastAnswer().refusal());
    house.ask(Pads.BACK, Pads.startFor(5), Source.MQTT, Optional.of("b"), Arrival.Delivery.LIVE);
    assertTrue(house.lastAnswer().accepted());
    house.run(Duration.ofMinutes(1));
    house.ask(Pads.BACK, Pads.startFor(20), Source.MQTT, Optional.of("b"), Arrival.Delivery.LIVE);
    assertEquals(Optional.of(Refusal.DUPLICATE), house.lastAnswer().refusal());
    house.ask(Pads.BACK, Pads.startFor(20), Source.MQTT, Optional.of("c"), Arrival.Delivery.LIVE);
    assertTrue(house.lastAnswer().accepted(), "no change");
    house.run(Duration.ofMinutes(4).plusSeconds(1));
    assertEquals("idle", house.view().state());
    assertEquals(Duration.ofMinutes(5), house.records.getFirst().elapsed());
  }

  /** S8: no flood keeps a stop out. */
  @Test
  void aStopThatFindsNoRoomStopsEverything() {
    House house = House.heating();
    for (int i = 0; i < 10_000; i++) {
      house.inbox.offer(
          new Arrival.Asked(
              new PadName("knee"),
              new Arrival.Question(
                  Source.MQTT,
                  new Command.Stop(),
                  Arrival.Delivery.LIVE,
                  Optional.empty(),
                  Optional.empty(),
                  _ -> {})));
    }
    house.inbox.offer(new Arrival.StopAll(Source.MQTT));
    house.turn();
    assertEquals(Level.OFF, house.heater());
  }

  @Test
  void aTurnHandlesAFloodInParts() {
    House house = House.heating();
    for (int i = 0; i < 1_000; i++) {
      house.inbox.offer(
          new Arrival.Asked(
              Pads.BACK,
              new Arrival.Question(
                  Source.MQTT,
                  new Command.Pause(),
                  Arrival.Delivery.LIVE,
                  Optional.empty(),
                  Optional.empty(),
                  house.answers::add)));
    }
    int before = house.answers.size();
    house.turn();
    assertEquals(64, house.answers.size() - before);
  }

  /** S8. */
  @Test
  void aTapOnStopBetweenTwoPollsIsSeen() {
    House house = House.heating();
    SimulatedButtons buttons = (SimulatedButtons) house.simulated().buttons();
    buttons.press(SimulatedButtons.Button.STOP);
    buttons.release(SimulatedButtons.Button.STOP);
    house.turn();
    assertEquals(StopReason.BUTTON_STOP, house.records.getFirst().stopReason());
  }

  /** S5, S6: a wire that is shorted acknowledges, arms and starts nothing. */
  @Test
  void aStartButtonThatIsDownFromTheBeginningDoesNothing() {
    ButtonWatch watch = new ButtonWatch();
    Buttons.Pressed down = new Buttons.Pressed(false, true);
    for (int second = 0; second < 10; second++) {
      assertEquals(List.of(), watch.saw(down, Pads.seconds(second)));
    }
    watch.saw(Buttons.Pressed.NONE, Pads.seconds(10));
    watch.saw(down, Pads.seconds(11));
    assertEquals(List.of(ButtonWatch.Seen.START_LONG), watch.saw(down, Pads.seconds(13)));
  }

  @Test
  void commandsToUnknownPadsAreAnswered() {
    House house = new House(Pads.definition());
    house.ask(new PadName("knee"), Pads.startFor(5));
    assertEquals(Optional.of(Refusal.UNKNOWN_PAD), house.lastAnswer().refusal());
  }

  @Test
  void settingsOutOfRangeAreRefusedAndLowerTargetsActAtOnce() {
    House house = House.heating();
    house.ask(Pads.BACK, Pads.target(41.5));
    assertEquals(Optional.of(Refusal.OUT_OF_RANGE), house.lastAnswer().refusal());
    house.ask(Pads.BACK, Pads.target(Double.NaN));
    assertEquals(Optional.of(Refusal.OUT_OF_RANGE), house.lastAnswer().refusal());
    house.ask(Pads.BACK, Pads.target(38));
    assertEquals(38, house.view().running().orElseThrow().target().degrees());
    house.ask(Pads.BACK, Pads.target(41));
    assertEquals(38, house.view().running().orElseThrow().target().degrees());
    assertEquals(41, house.view().settings().target().degrees());
  }

  /** S7: what begins after the end was asked for would never end. */
  @Test
  void nothingStartsAfterTheEndWasAskedFor() {
    House house = new House(Pads.definition());
    house.inbox.offer(new Arrival.ShutdownAsked());
    house.ask(Pads.BACK, Pads.start());
    assertEquals(0, house.opened().size());
  }

  /** A lower target acts at once, also while the row of the session is on its way. */
  @Test
  void aLowerTargetIsTakenWhileTheSessionStarts() {
    House house = new House(Pads.definition());
    house.journal.disk(MemoryJournal.Disk.HANGING);
    house.ask(Pads.BACK, Pads.start());
    assertEquals("starting", house.view().state());
    house.ask(Pads.BACK, Pads.target(37));
    assertEquals(37.0, house.lastAnswer().effective().orElseThrow().target().degrees());
  }
}
