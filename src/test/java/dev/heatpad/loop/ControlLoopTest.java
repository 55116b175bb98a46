package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.MemoryJournal.Disk;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.SimulatedControls.Press;
import dev.heatpad.sim.SimulatedButtons;
import dev.heatpad.sim.SimulatedPerson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole sessions through the production loop, on virtual time with a simulated pad and person. */
class ControlLoopTest {

  private static Command minutes(long minutes) {
    return new Command.Start(
        new Command.Choice(
            Optional.empty(), Optional.of(Duration.ofMinutes(minutes)), OptionalDouble.empty()));
  }

  private static House heating() {
    House house = new House(Pads.definition());
    house.ask(Pads.BACK, Pads.start());
    house.run(Duration.ofSeconds(1));
    assertEquals("heating", house.view().state());
    assertEquals(Level.ON, house.heater());
    return house;
  }

  @Test
  void aSessionStartsHeatsAnswersQuestionsAndCompletesOnTime() {
    House house = heating();
    assertTrue(house.lastAnswer().accepted());
    house.run(Duration.ofMinutes(20).minusSeconds(2));
    assertEquals("heating", house.view().state());
    house.run(Duration.ofSeconds(2));
    assertEquals("idle", house.view().state());
    assertEquals(Level.OFF, house.heater());
    assertEquals(List.of("idle", "starting", "heating", "idle"), house.states);
    SessionRecord end = house.records.getFirst();
    assertEquals(1, house.records.size(), "S7");
    assertEquals(StopReason.COMPLETED, end.stopReason());
    assertEquals(Duration.ofMinutes(20), end.elapsed(), "S2: to the turn");
    assertTrue(end.maxSkin().orElseThrow().degrees() > 38);
    assertTrue(end.dose().cem43Minutes() > 0.01);
    assertEquals(
        1, house.notices.stream().filter(it -> it.kind() == Notice.Kind.PROMPT).count(), "D9");
  }

  /** S10: rest and day limits of the standard profile. */
  @Test
  void restAndDayLimitsAreKept() {
    House house = new House(Pads.definition());
    for (int session = 1; session <= 3; session++) {
      house.ask(Pads.BACK, minutes(20));
      assertTrue(house.lastAnswer().accepted(), "session " + session);
      house.run(Duration.ofMinutes(20).plusSeconds(1));
      assertEquals("idle", house.view().state());
      house.ask(Pads.BACK, minutes(20));
      assertEquals(Optional.of(Refusal.REST), house.lastAnswer().refusal());
      house.run(Duration.ofMinutes(60));
    }
    house.ask(Pads.BACK, minutes(20));
    assertEquals(Optional.of(Refusal.DAY_LIMIT), house.lastAnswer().refusal());
    assertEquals(Refusal.DAY_LIMIT, house.view().blocked().orElseThrow().refusal());
    house.run(Duration.ofHours(20).plusMinutes(20));
    house.ask(Pads.BACK, minutes(20));
    assertTrue(house.lastAnswer().accepted(), house.lastAnswer().message());
  }

  @Test
  void somebodyWhoSleepsDoesNotAnswerAndHeatEnds() {
    House house = new House(SimulatedPerson.ASLEEP, JournalContent.nothing(), Pads.definition());
    house.ask(Pads.BACK, minutes(20));
    house.run(Duration.ofMinutes(11).plusSeconds(1));
    assertEquals(StopReason.NO_ANSWER, house.records.getFirst().stopReason());
    assertEquals(Level.OFF, house.heater());
    assertEquals(Duration.ofMinutes(11), house.records.getFirst().elapsed(), "D9: 10 min and 60 s");
  }

  @Test
  void aStalledLoopLosesItsLeaseBeforeAnythingElse() {
    House house = heating();
    house.stall(Duration.ofSeconds(5));
    house.turn();
    assertEquals(Level.OFF, house.heater());
    assertEquals(StopReason.LEASE_LOST, house.records.getFirst().stopReason());
    assertEquals("idle", house.view().state(), "one lapse does not latch");
  }

  @Test
  void theThirdLapseOfADayLatches() {
    House house = new House(Pads.definition());
    for (int lapse = 1; lapse <= 3; lapse++) {
      house.ask(Pads.BACK, minutes(5));
      house.run(Duration.ofSeconds(5));
      house.stall(Duration.ofSeconds(5));
      house.turn();
      assertEquals(lapse, house.records.size());
      assertEquals(lapse < 3 ? "idle" : "fault", house.view().state());
      house.run(Duration.ofMinutes(1));
    }
    assertEquals(Set.of(FaultCode.LEASE_LOST_REPEATEDLY), house.view().faults());
    house.ask(Pads.BACK, new Command.Acknowledge());
    assertFalse(house.lastAnswer().accepted(), "S5: not remotely");
    house.ask(
        Pads.BACK,
        new Command.Acknowledge(),
        Source.SOCKET,
        Optional.of("ack"),
        Arrival.Delivery.LIVE);
    assertTrue(house.lastAnswer().accepted());
    assertEquals("idle", house.view().state());
  }

  @Test
  void aStopButtonStopsAndNothingStartsWhileItIsHeld() {
    House house = heating();
    house.simulated().press(Press.STOP);
    house.turn();
    assertEquals(Level.OFF, house.heater(), "S8: within one turn");
    assertEquals(StopReason.BUTTON_STOP, house.records.getFirst().stopReason());
    house.ask(Pads.BACK, minutes(5));
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
    PadDefinition definition =
        Pads.definition(dev.heatpad.core.safety.Profile.STANDARD, PadDefinition.Arming.REQUIRED);
    House house = new House(definition);
    house.ask(Pads.BACK, minutes(5));
    assertEquals(Optional.of(Refusal.NOT_ARMED), house.lastAnswer().refusal());
    house.simulated().press(Press.ARM);
    house.run(Duration.ofSeconds(3));
    house.ask(Pads.BACK, minutes(5));
    assertTrue(house.lastAnswer().accepted());
    house.ask(Pads.BACK, new Command.Stop());
    house.run(Duration.ofMinutes(2));
    house.ask(Pads.BACK, minutes(5));
    assertEquals(Optional.of(Refusal.NOT_ARMED), house.lastAnswer().refusal());
  }

  @Test
  void anArmingLapsesAfterTenMinutes() {
    House house =
        new House(
            Pads.definition(
                dev.heatpad.core.safety.Profile.STANDARD, PadDefinition.Arming.REQUIRED));
    house.simulated().press(Press.ARM);
    house.run(Duration.ofSeconds(3).plusMinutes(10));
    house.ask(Pads.BACK, minutes(5));
    assertEquals(Optional.of(Refusal.NOT_ARMED), house.lastAnswer().refusal());
  }

  /** S9. */
  @Test
  void retainedAndRepeatedStartsAreRefusedAndASecondStartNeverExtends() {
    House house = new House(Pads.definition());
    house.ask(Pads.BACK, minutes(5), Source.MQTT, Optional.of("a"), Arrival.Delivery.RETAINED);
    assertEquals(Optional.of(Refusal.RETAINED), house.lastAnswer().refusal());
    house.ask(Pads.BACK, minutes(5), Source.MQTT, Optional.of("b"), Arrival.Delivery.LIVE);
    assertTrue(house.lastAnswer().accepted());
    house.run(Duration.ofMinutes(1));
    house.ask(Pads.BACK, minutes(20), Source.MQTT, Optional.of("b"), Arrival.Delivery.LIVE);
    assertEquals(Optional.of(Refusal.DUPLICATE), house.lastAnswer().refusal());
    house.ask(Pads.BACK, minutes(20), Source.MQTT, Optional.of("c"), Arrival.Delivery.LIVE);
    assertTrue(house.lastAnswer().accepted(), "no change");
    house.run(Duration.ofMinutes(4).plusSeconds(1));
    assertEquals("idle", house.view().state());
    assertEquals(Duration.ofMinutes(5), house.records.getFirst().elapsed());
  }

  /** S7, storage: no row, no heat. */
  @Test
  void withoutADurableRowThereIsNoHeat() {
    House house = new House(Pads.definition());
    house.journal.disk(Disk.FAILING);
    house.ask(Pads.BACK, minutes(5));
    assertEquals(Optional.of(Refusal.STORAGE), house.lastAnswer().refusal());
    house.journal.disk(Disk.HANGING);
    house.ask(Pads.BACK, minutes(5));
    assertEquals("starting", house.view().state());
    house.run(Duration.ofMillis(2_100));
    assertEquals(Optional.of(Refusal.STORAGE), house.lastAnswer().refusal());
    assertEquals("idle", house.view().state());
    assertFalse(house.states.contains("heating"));
  }

  @Test
  void aRunningSessionStopsWhenTheDiskStaysAwayAndAStartIsPossibleOnceItIsBack() {
    House house = heating();
    house.journal.disk(Disk.FAILING);
    house.run(Duration.ofSeconds(70));
    assertEquals(StopReason.STORAGE, house.records.getFirst().stopReason());
    assertTrue(house.records.getFirst().elapsed().compareTo(Duration.ofSeconds(66)) < 0);
    assertEquals(Refusal.STORAGE, house.view().blocked().orElseThrow().refusal());
    house.journal.disk(Disk.WORKING);
    house.run(Duration.ofSeconds(6));
    assertFalse(
        house.view().blocked().filter(it -> it.refusal() == Refusal.STORAGE).isPresent(), "S12");
  }

  @Test
  void anOutputThatBreaksEndsTheSessionAndLatches() {
    House house = heating();
    house.simulated().heater().close();
    house.ask(Pads.BACK, new Command.Pause());
    house.run(Duration.ofSeconds(10));
    assertEquals(StopReason.HARDWARE, house.records.getFirst().stopReason());
    assertEquals(Set.of(FaultCode.OUTPUT_FAILED), house.view().faults());
    assertEquals(1, house.notices.stream().filter(it -> it.kind() == Notice.Kind.FAULT).count());
    house.ask(Pads.BACK, minutes(5));
    assertEquals(Optional.of(Refusal.FAULT), house.lastAnswer().refusal());
  }

  @Test
  void aListenerThatThrowsDoesNotTouchTheSession() {
    House house = new House(Pads.definition());
    house.breakListener();
    house.ask(Pads.BACK, minutes(5));
    house.run(Duration.ofMinutes(5).plusSeconds(1));
    assertEquals(StopReason.COMPLETED, house.records.getFirst().stopReason());
  }

  /** S10: the event that ended a session for want of an answer starts none. */
  @Test
  void aStartThatComesWithTheEndOfASessionIsJudgedAfterItsBooking() {
    House house = new House(SimulatedPerson.ASLEEP, JournalContent.nothing(), Pads.definition());
    house.ask(Pads.BACK, minutes(20));
    house.run(Duration.ofMinutes(10).plusSeconds(59));
    house.stall(Duration.ofMillis(1_100));
    house.ask(Pads.BACK, minutes(20));
    assertEquals(StopReason.NO_ANSWER, house.records.getFirst().stopReason());
    assertEquals(Optional.of(Refusal.REST), house.lastAnswer().refusal());
    assertEquals("idle", house.view().state());
  }

  /** S7, S5: what the disk refused once is written when it is back. */
  @Test
  void endsAndFaultsThatTheDiskRefusedAreWrittenLater() {
    House house = heating();
    house.run(Duration.ofSeconds(10));
    house.journal.disk(Disk.FAILING);
    house.ask(Pads.BACK, new Command.Stop());
    house.journal.disk(Disk.WORKING);
    house.run(Duration.ofSeconds(10));
    assertEquals(1, house.journal.written(JournalEntry.SessionEnded.class).size());
    int readings =
        house.journal.written(JournalEntry.Readings.class).stream()
            .mapToInt(entry -> entry.readings().size())
            .sum();
    assertTrue(readings >= 10, "the readings of the failed write too: " + readings);
  }

  /** S8: no flood keeps a stop out. */
  @Test
  void aStopThatFindsNoRoomStopsEverything() {
    House house = heating();
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
    House house = heating();
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
    House house = heating();
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
  void aStopDisarms() {
    House house =
        new House(
            Pads.definition(
                dev.heatpad.core.safety.Profile.STANDARD, PadDefinition.Arming.REQUIRED));
    house.simulated().press(Press.ARM);
    house.run(Duration.ofSeconds(3));
    house.ask(Pads.BACK, new Command.Stop());
    house.ask(Pads.BACK, minutes(5));
    assertEquals(Optional.of(Refusal.NOT_ARMED), house.lastAnswer().refusal());
  }

  @Test
  void aLowerTargetIsNoSignOfLife() {
    House house = new House(SimulatedPerson.ASLEEP, JournalContent.nothing(), Pads.definition());
    house.ask(Pads.BACK, minutes(20));
    house.run(Duration.ofMinutes(6));
    house.ask(Pads.BACK, target(39));
    house.run(Duration.ofMinutes(5).plusSeconds(1));
    assertEquals(StopReason.NO_ANSWER, house.records.getFirst().stopReason());
  }

  @Test
  void aPauseOpensTheRelayAndEndsTheSessionAfterTenMinutes() {
    House house = heating();
    house.ask(Pads.BACK, new Command.Pause());
    assertEquals(Level.OFF, house.heater());
    house.run(Duration.ofMinutes(5));
    house.ask(Pads.BACK, new Command.Resume());
    house.run(Duration.ofSeconds(11));
    assertEquals(Level.ON, house.heater());
    house.ask(Pads.BACK, new Command.Pause());
    house.run(Duration.ofMinutes(10).plusSeconds(1));
    assertEquals(StopReason.NO_ANSWER, house.records.getFirst().stopReason());
    Duration heated = house.records.getFirst().heated();
    assertTrue(heated.compareTo(Duration.ofSeconds(15)) < 0, heated::toString);
  }

  @Test
  void extensionsAreTwoAndWithinTheProfile() {
    House house = new House(Pads.definition());
    house.ask(Pads.BACK, minutes(10));
    house.ask(Pads.BACK, new Command.Extend(Duration.ofMinutes(25)));
    assertEquals(Optional.of(Refusal.OUT_OF_RANGE), house.lastAnswer().refusal());
    house.ask(Pads.BACK, new Command.Extend(Duration.ofMinutes(5)));
    house.ask(Pads.BACK, new Command.Extend(Duration.ofMinutes(5)));
    assertTrue(house.lastAnswer().accepted());
    house.ask(Pads.BACK, new Command.Extend(Duration.ofMinutes(5)));
    assertEquals(Optional.of(Refusal.OUT_OF_RANGE), house.lastAnswer().refusal());
    house.run(Duration.ofMinutes(21));
    assertEquals(Duration.ofMinutes(20), house.records.getFirst().elapsed());
  }

  @Test
  void theEndOfTheProgramEndsTheSessionFirst() {
    House house = heating();
    house.shutDown();
    assertEquals(Level.OFF, house.heater());
    assertEquals(StopReason.SHUTDOWN, house.records.getFirst().stopReason());
    house.ask(Pads.BACK, minutes(5));
    house.run(Duration.ofSeconds(1));
    assertEquals(Level.OFF, house.heater(), "a sealed heater stays off");
  }

  @Test
  void twoPadsOfOnePersonNeverHeatAtTheSameTime() {
    PadDefinition back = Pads.definition();
    PadDefinition neck =
        new PadDefinition(
            new PadName("neck"),
            back.person(),
            back.limits(),
            back.skinUncertaintyCelsius(),
            back.heater(),
            back.arming(),
            back.nature(),
            back.night(),
            back.programs());
    House house = new House(back, neck);
    house.ask(Pads.BACK, minutes(5));
    house.ask(neck.name(), minutes(5));
    assertEquals(Optional.of(Refusal.BUSY), house.lastAnswer().refusal());
    house.ask(Pads.BACK, new Command.Stop());
    house.run(Duration.ofSeconds(1));
    house.ask(neck.name(), minutes(5));
    assertTrue(house.lastAnswer().accepted(), house.lastAnswer().message());
  }

  @Test
  void commandsToUnknownPadsAreAnswered() {
    House house = new House(Pads.definition());
    house.ask(new PadName("knee"), minutes(5));
    assertEquals(Optional.of(Refusal.UNKNOWN_PAD), house.lastAnswer().refusal());
  }

  @Test
  void settingsOutOfRangeAreRefusedAndLowerTargetsActAtOnce() {
    House house = heating();
    house.ask(Pads.BACK, target(41.5));
    assertEquals(Optional.of(Refusal.OUT_OF_RANGE), house.lastAnswer().refusal());
    house.ask(Pads.BACK, target(Double.NaN));
    assertEquals(Optional.of(Refusal.OUT_OF_RANGE), house.lastAnswer().refusal());
    house.ask(Pads.BACK, target(38));
    assertEquals(38, house.view().running().orElseThrow().target().degrees());
    house.ask(Pads.BACK, target(41));
    assertEquals(38, house.view().running().orElseThrow().target().degrees());
    assertEquals(41, house.view().settings().target().degrees());
  }

  private static Command target(double celsius) {
    return new Command.Set(
        new Command.Choice(Optional.empty(), Optional.empty(), OptionalDouble.of(celsius)));
  }
}
