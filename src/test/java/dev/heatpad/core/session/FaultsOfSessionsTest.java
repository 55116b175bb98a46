package dev.heatpad.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.FaultCode.Clearing;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.Pad.HostDoubt;
import dev.heatpad.fixture.PadRun;
import dev.heatpad.fixture.Pads;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** S5 and S7: which faults latch, what records say of them, and who clears which. */
class FaultsOfSessionsTest {

  private static PadRun metered() {
    PadRun run = new PadRun(PadRun.metered()).put(SensorRole.SKIN_SIDE, 38).meter(12, 2.5).heat();
    run.seconds(5);
    assertEquals("heating", run.state());
    return run;
  }

  private static PadRun faulty(FaultCode... codes) {
    PadRun run = new PadRun().second();
    return run.latch(Set.of(codes));
  }

  private static Set<FaultCode> latched(PadRun run) {
    return run.pad().state() instanceof PadState.Fault(var codes) ? codes : Set.of();
  }

  // What ends by itself.

  @Test
  void faultsThatEndByThemselvesDoNotLatchAndAreNamedInTheRecord() {
    PadRun silent = metered().silenceMeter().seconds(4);
    assertEquals(StopReason.HARDWARE, silent.record().stopReason());
    assertEquals(Optional.of(FaultCode.METER_SILENT), silent.record().fault());
    assertEquals("idle", silent.state());
    assertEquals(List.of(), silent.all(Effect.StoreFaults.class));
    assertEquals(Optional.of(Refusal.FAULT), silent.whyBlocked(), "until its cause ends");
    silent.meter(0, 0).seconds(2);
    assertEquals(Optional.empty(), silent.whyBlocked());

    PadRun lost = new PadRun().heat().second().event(new Event.LeaseLost());
    assertEquals(Optional.of(FaultCode.LEASE_LOST), lost.record().fault());
    assertEquals("idle", lost.state());

    PadRun storage = new PadRun().heat().second().event(new Event.StorageFailing());
    assertEquals(Optional.of(FaultCode.STORAGE_FAILING), storage.record().fault());
    assertEquals(StopReason.STORAGE, storage.record().stopReason());
    assertEquals("idle", storage.state());
    assertEquals(List.of(), storage.notices(Notice.Kind.FAULT));
  }

  @Test
  void aSessionThatNothingWasWrongWithNamesNoFault() {
    PadRun run = new PadRun().heat().seconds(5).ask(new Command.Stop());
    assertEquals(Optional.empty(), run.record().fault());
    assertEquals(List.of(), run.record().alerts());
  }

  // The host.

  @Test
  void aDoubtAboutTheHostEndsTheSessionAndBlocksAStart() {
    for (HostDoubt doubt : HostDoubt.values()) {
      PadRun run = new PadRun().put(SensorRole.SKIN_SIDE, 36.5).heat().second();
      run.event(new Event.HostJudged(Set.of(doubt)));
      assertEquals(StopReason.INTERNAL, run.record().stopReason());
      assertEquals(doubt.name(), run.record().fault().orElseThrow().name());
      assertEquals("idle", run.state(), "it ends by itself");
      run.seconds(2).ask(Source.BUTTON, Pads.start());
      assertEquals(Optional.of(Refusal.FAULT), run.answer().refusal(), doubt::toString);
      run.event(new Event.HostJudged(Set.of())).start();
      assertEquals("heating", run.state(), "S12");
    }
  }

  @Test
  void bothDoubtsAboutTheHostAreNamed() {
    PadRun run = new PadRun().heat().second();
    run.event(new Event.HostJudged(EnumSet.allOf(HostDoubt.class)));
    assertEquals(Optional.of(FaultCode.CLOCK_DRIFT), run.record().fault());
    assertEquals(List.of("loop_slow"), run.record().alerts());
  }

  // Two at once.

  @Test
  void twoFaultsOfDifferentReasonsAreBothNamedAndLatched() {
    PadRun run = metered().meter(15, 15 / 2.4).seconds(2);
    assertEquals(StopReason.HARDWARE, run.record().stopReason(), "the first in precedence");
    assertEquals(Optional.of(FaultCode.WRONG_RESISTANCE), run.record().fault());
    assertEquals(List.of("power", "over_voltage"), run.record().alerts());
    Set<FaultCode> both = Set.of(FaultCode.WRONG_RESISTANCE, FaultCode.OVER_VOLTAGE);
    assertEquals(both, latched(run));
    assertEquals(both, run.all(Effect.StoreFaults.class).getLast().faults());
    assertEquals(
        List.of("wrong_resistance", "over_voltage"),
        run.notices(Notice.Kind.FAULT).stream().map(it -> it.details().get("code")).toList());
  }

  @Test
  void twoFaultsOfOneReasonAreBothLatched() {
    PadRun run =
        new PadRun()
            .put(SensorRole.SKIN_SIDE, 42.9375)
            .put(SensorRole.ELEMENT, 51.9375)
            .heat()
            .second()
            .put(SensorRole.SKIN_SIDE, 43)
            .put(SensorRole.ELEMENT, 52)
            .seconds(4);
    assertEquals(StopReason.OVER_TEMPERATURE, run.record().stopReason());
    assertEquals(Optional.of(FaultCode.OVER_TEMPERATURE), run.record().fault());
    assertEquals(
        Set.of(FaultCode.OVER_TEMPERATURE, FaultCode.ELEMENT_OVER_TEMPERATURE), latched(run));
  }

  @Test
  void aFaultThatLatchesBesideOneThatDoesNotIsLatchedAlone() {
    PadRun run = metered().silence(SensorRole.SKIN_SIDE).seconds(2);
    run.meter(9, 9 / 4.8).seconds(2);
    assertEquals(StopReason.SENSOR_INVALID, run.record().stopReason());
    assertEquals(Optional.of(FaultCode.SENSOR_SILENT), run.record().fault());
    assertEquals(List.of("power", "under_voltage"), run.record().alerts());
    assertEquals(Set.of(FaultCode.UNDER_VOLTAGE), latched(run));
  }

  @Test
  void aLatchedFaultIsJoinedByTheNext() {
    PadRun run = metered().meter(15, 15 / 4.8).seconds(2);
    assertEquals(Set.of(FaultCode.OVER_VOLTAGE), latched(run));
    run.seconds(1).meter(15, 2.5).seconds(2);
    assertEquals(
        Set.of(FaultCode.CURRENT_WHILE_OFF, FaultCode.VOLTAGE_WHILE_OFF, FaultCode.OVER_VOLTAGE),
        latched(run));
    assertEquals(latched(run), run.all(Effect.StoreFaults.class).getLast().faults());
    assertEquals(1, run.all(Effect.StoreEnd.class).size(), "S7");
  }

  // Acknowledging.

  @Test
  void fromAfarOnlyWhatMayBeClearedFromAfarIsCleared() {
    for (Source source : Source.values()) {
      for (FaultCode code : FaultCode.values()) {
        if (code.latches()) {
          PadRun run = faulty(code).ask(source, new Command.Acknowledge());
          boolean mayClear = source.isLocal() || code.clearing() == Clearing.REMOTE_TOO;
          assertEquals(mayClear ? "idle" : "fault", run.state(), source + " " + code);
          assertEquals(
              mayClear ? Optional.empty() : Optional.of(Refusal.FAULT), run.answer().refusal());
        }
      }
    }
  }

  @Test
  void ofTwoFaultsTheOneThatMayIsClearedFromAfarAndTheOtherStays() {
    PadRun run = faulty(FaultCode.NOT_WARMING, FaultCode.OUTPUT_FAILED);
    run.ask(Source.HTTP, new Command.Acknowledge());
    assertTrue(run.answer().accepted());
    assertEquals(Set.of(FaultCode.OUTPUT_FAILED), latched(run));
    assertEquals(
        Set.of(FaultCode.OUTPUT_FAILED), run.all(Effect.StoreFaults.class).getLast().faults());
    assertEquals(
        List.of("not_warming"),
        run.notices(Notice.Kind.FAULT_CLEARED).stream()
            .map(it -> it.details().get("code"))
            .toList());
    run.ask(Source.HTTP, new Command.Acknowledge());
    assertEquals(Optional.of(Refusal.FAULT), run.answer().refusal());
    run.ask(Pads.start());
    assertEquals(Optional.of(Refusal.FAULT), run.answer().refusal());
  }

  @Test
  void aPersonAtTheDeviceClearsBoth() {
    PadRun run = faulty(FaultCode.NOT_WARMING, FaultCode.OUTPUT_FAILED);
    run.ask(Source.BUTTON, new Command.Acknowledge());
    assertEquals("idle", run.state());
    assertEquals(Set.of(), run.all(Effect.StoreFaults.class).getLast().faults());
    assertEquals(2, run.notices(Notice.Kind.FAULT_CLEARED).size());
  }

  @Test
  void overTemperatureIsClearedOnlyOnceItIsOver() {
    PadRun run = faulty(FaultCode.OVER_TEMPERATURE);
    run.seconds(3, second -> 37 + 2 * second);
    run.ask(Source.SOCKET, new Command.Acknowledge());
    assertEquals(Optional.of(Refusal.FAULT), run.answer().refusal());
    run.silence(SensorRole.SKIN_SIDE).seconds(4).ask(Source.SOCKET, new Command.Acknowledge());
    assertEquals(Optional.of(Refusal.FAULT), run.answer().refusal(), "nobody knows");
    run.put(SensorRole.SKIN_SIDE, 42.9375).second();
    run.ask(Source.SOCKET, new Command.Acknowledge());
    assertEquals("idle", run.state());
  }

  @Test
  void aFaultThatIsThereStillLatchesAgain() {
    PadRun run = metered().ask(new Command.Stop()).seconds(3);
    assertEquals(Set.of(FaultCode.CURRENT_WHILE_OFF, FaultCode.VOLTAGE_WHILE_OFF), latched(run));
    run.ask(Source.SOCKET, new Command.Acknowledge());
    assertEquals("idle", run.state());
    assertEquals(Optional.of(Refusal.FAULT), run.whyBlocked());
    run.tick();
    assertEquals("fault", run.state());
  }

  /** S5: who may not clear the third lapse may not make it the first either. */
  @Test
  void acknowledgingSomethingElseForgetsNoLapseOfTheLease() {
    PadRun run = new PadRun().second().event(new Event.LeaseLost()).second();
    run.event(new Event.LeaseLost()).second();
    run.latch(Set.of(FaultCode.NOT_WARMING)).ask(Source.MQTT, new Command.Acknowledge());
    assertEquals("idle", run.state());
    run.event(new Event.LeaseLost());
    assertEquals(Set.of(FaultCode.LEASE_LOST_REPEATEDLY), latched(run));
    run.ask(Source.SOCKET, new Command.Acknowledge()).event(new Event.LeaseLost());
    assertEquals("idle", run.state(), "after that one they count anew");
  }
}
