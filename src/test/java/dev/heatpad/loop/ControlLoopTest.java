package dev.heatpad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.sim.SimulatedPerson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole sessions through the production loop, on virtual time with a simulated pad and person. */
class ControlLoopTest {

  @Test
  void aSessionStartsHeatsAnswersQuestionsAndCompletesOnTime() {
    House house = House.heating();
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
      house.ask(Pads.BACK, Pads.startFor(20));
      assertTrue(house.lastAnswer().accepted(), "session " + session);
      house.run(Duration.ofMinutes(20).plusSeconds(1));
      assertEquals("idle", house.view().state());
      house.ask(Pads.BACK, Pads.startFor(20));
      assertEquals(Optional.of(Refusal.REST), house.lastAnswer().refusal());
      house.run(Duration.ofMinutes(60));
    }
    house.ask(Pads.BACK, Pads.startFor(20));
    assertEquals(Optional.of(Refusal.DAY_LIMIT), house.lastAnswer().refusal());
    assertEquals(Refusal.DAY_LIMIT, house.view().blocked().orElseThrow().refusal());
    house.run(Duration.ofHours(20).plusMinutes(20));
    house.ask(Pads.BACK, Pads.startFor(20));
    assertTrue(house.lastAnswer().accepted(), house.lastAnswer().message());
  }

  @Test
  void somebodyWhoSleepsDoesNotAnswerAndHeatEnds() {
    House house = new House(SimulatedPerson.ASLEEP, JournalContent.nothing(), Pads.definition());
    house.ask(Pads.BACK, Pads.startFor(20));
    house.run(Duration.ofMinutes(11).plusSeconds(1));
    assertEquals(StopReason.NO_ANSWER, house.records.getFirst().stopReason());
    assertEquals(Level.OFF, house.heater());
    assertEquals(Duration.ofMinutes(11), house.records.getFirst().elapsed(), "D9: 10 min and 60 s");
  }

  /** S10: the event that ended a session for want of an answer starts none. */
  @Test
  void aStartThatComesWithTheEndOfASessionIsJudgedAfterItsBooking() {
    House house = new House(SimulatedPerson.ASLEEP, JournalContent.nothing(), Pads.definition());
    house.ask(Pads.BACK, Pads.startFor(20));
    house.run(Duration.ofMinutes(10).plusSeconds(59));
    house.stall(Duration.ofMillis(1_100));
    house.ask(Pads.BACK, Pads.startFor(20));
    assertEquals(StopReason.NO_ANSWER, house.records.getFirst().stopReason());
    assertEquals(Optional.of(Refusal.REST), house.lastAnswer().refusal());
    assertEquals("idle", house.view().state());
  }

  @Test
  void aLowerTargetIsNoSignOfLife() {
    House house = new House(SimulatedPerson.ASLEEP, JournalContent.nothing(), Pads.definition());
    house.ask(Pads.BACK, Pads.startFor(20));
    house.run(Duration.ofMinutes(6));
    house.ask(Pads.BACK, Pads.target(39));
    house.run(Duration.ofMinutes(5).plusSeconds(1));
    assertEquals(StopReason.NO_ANSWER, house.records.getFirst().stopReason());
  }

  @Test
  void aPauseOpensTheRelayAndEndsTheSessionAfterTenMinutes() {
    House house = House.heating();
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
    house.ask(Pads.BACK, Pads.startFor(10));
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
                back.programs())
            .with(FirstUse.ASSUMED);
    House house = new House(back, neck);
    house.ask(Pads.BACK, Pads.startFor(5));
    house.ask(neck.name(), Pads.startFor(5));
    assertEquals(Optional.of(Refusal.BUSY), house.lastAnswer().refusal());
    house.ask(Pads.BACK, new Command.Stop());
    house.run(Duration.ofSeconds(1));
    house.ask(neck.name(), Pads.startFor(5));
    assertTrue(house.lastAnswer().accepted(), house.lastAnswer().message());
  }
}
