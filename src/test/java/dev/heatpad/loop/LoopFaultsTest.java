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
import dev.heatpad.fixture.House;
import dev.heatpad.fixture.MemoryJournal.Disk;
import dev.heatpad.fixture.Pads;
import dev.heatpad.loop.HeaterSwitch.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What breaks around a session: the pace of the loop, the output, the disk, listeners. */
class LoopFaultsTest {

  @Test
  void aStalledLoopLosesItsLeaseBeforeAnythingElse() {
    House house = House.heating();
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
      house.ask(Pads.BACK, Pads.startFor(5));
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

  /** S7, storage: no row, no heat. */
  @Test
  void withoutADurableRowThereIsNoHeat() {
    House house = new House(Pads.definition());
    house.journal.disk(Disk.FAILING);
    house.ask(Pads.BACK, Pads.startFor(5));
    assertEquals(Optional.of(Refusal.STORAGE), house.lastAnswer().refusal());
    house.journal.disk(Disk.HANGING);
    house.ask(Pads.BACK, Pads.startFor(5));
    assertEquals("starting", house.view().state());
    house.run(Duration.ofMillis(2_100));
    assertEquals(Optional.of(Refusal.STORAGE), house.lastAnswer().refusal());
    assertEquals("idle", house.view().state());
    assertFalse(house.states.contains("heating"));
  }

  @Test
  void aRunningSessionStopsWhenTheDiskStaysAwayAndAStartIsPossibleOnceItIsBack() {
    House house = House.heating();
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
    House house = House.heating();
    house.simulated().heater().close();
    house.ask(Pads.BACK, new Command.Pause());
    house.run(Duration.ofSeconds(10));
    assertEquals(StopReason.HARDWARE, house.records.getFirst().stopReason());
    assertEquals(Set.of(FaultCode.OUTPUT_FAILED), house.view().faults());
    assertEquals(1, house.notices.stream().filter(it -> it.kind() == Notice.Kind.FAULT).count());
    house.ask(Pads.BACK, Pads.startFor(5));
    assertEquals(Optional.of(Refusal.FAULT), house.lastAnswer().refusal());
  }

  @Test
  void aListenerThatThrowsDoesNotTouchTheSession() {
    House house = new House(Pads.definition());
    house.breakListener();
    house.ask(Pads.BACK, Pads.startFor(5));
    house.run(Duration.ofMinutes(5).plusSeconds(1));
    assertEquals(StopReason.COMPLETED, house.records.getFirst().stopReason());
  }

  /** S7, S5: what the disk refused once is written when it is back. */
  @Test
  void endsAndFaultsThatTheDiskRefusedAreWrittenLater() {
    House house = House.heating();
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

  @Test
  void theEndOfTheProgramEndsTheSessionFirst() {
    House house = House.heating();
    house.shutDown();
    assertEquals(Level.OFF, house.heater());
    assertEquals(StopReason.SHUTDOWN, house.records.getFirst().stopReason());
    house.ask(Pads.BACK, Pads.startFor(5));
    house.run(Duration.ofSeconds(1));
    assertEquals(Level.OFF, house.heater(), "a sealed heater stays off");
  }

  /** S7: a write that comes through by chance must not make what was refused be forgotten. */
  @Test
  void anEndThatTheDiskRefusedIsWrittenAlsoWhenAnotherWriteComesFirst() {
    House house = House.heating();
    house.run(Duration.ofSeconds(10));
    house.journal.disk(Disk.FAILING);
    house.ask(Pads.BACK, new Command.Stop());
    house.journal.disk(Disk.WORKING);
    house.ask(
        Pads.BACK,
        new Command.Set(
            new Command.Choice(
                Optional.empty(), Optional.of(Duration.ofMinutes(10)), OptionalDouble.empty())));
    house.run(Duration.ofSeconds(10));
    assertEquals(1, house.journal.written(JournalEntry.SessionEnded.class).size());
  }
}
