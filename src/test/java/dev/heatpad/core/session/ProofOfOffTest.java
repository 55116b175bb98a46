package dev.heatpad.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.fixture.PadRun;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R27: after a session it must show that the heater is off, and in one that it can be. */
class ProofOfOffTest {

  private static final SensorRole SKIN = SensorRole.SKIN_SIDE;

  /** A session that heated for a minute at this temperature, just stopped. */
  private static PadRun stoppedAt(double celsius) {
    PadRun run = new PadRun().put(SKIN, celsius).heat().seconds(60);
    assertEquals(Position.ON, run.heater());
    return run.ask(new Command.Stop());
  }

  private static List<ProofOfOff> proofs(PadRun run) {
    return run.all(Effect.StoreProof.class).stream().map(Effect.StoreProof::proof).toList();
  }

  @Test
  void aWarmPadIsWatchedAndNothingStartsMeanwhile() {
    PadRun run = stoppedAt(39);
    assertEquals(ProofOfOff.PENDING, run.record().proofOfOff());
    assertEquals(List.of(), proofs(run));
    assertEquals(
        Optional.of(
            new StartGate.Blocked(
                Refusal.BUSY, Optional.of(run.now().plus(Duration.ofMinutes(4))))),
        run.blocked());
    run.ask(Pads.start());
    assertEquals(Optional.of(Refusal.BUSY), run.answer().refusal());
    assertEquals("idle", run.state());
  }

  @Test
  void aPadThatCoolsIsProven() {
    PadRun run = stoppedAt(39).seconds(87, second -> 39 - second / 100.0);
    assertEquals(List.of(), proofs(run), "a heater of a moment ago may still cool like this");
    run.second();
    assertEquals(List.of(ProofOfOff.COOLING), proofs(run));
    assertEquals(Optional.empty(), run.blocked());
    run.seconds(60);
    assertEquals(List.of(ProofOfOff.COOLING), proofs(run), "once");
    run.start();
    assertEquals("heating", run.state());
  }

  @Test
  void aPadThatIsNotWarmerThanABodyIsProvenAtOnce() {
    PadRun run = stoppedAt(36.9375);
    assertEquals(ProofOfOff.PENDING, run.record().proofOfOff());
    assertEquals(List.of(ProofOfOff.COLD), proofs(run));
    assertEquals(Optional.empty(), run.blocked());
  }

  @Test
  void aMeterThatReadsNoCurrentProvesIt() {
    PadRun run = new PadRun(PadRun.metered()).put(SKIN, 39).meter(12, 2.5).heat().seconds(60);
    assertEquals("heating", run.state());
    run.ask(new Command.Stop()).meter(0, 0).tick();
    assertEquals(List.of(), proofs(run), "the newest sample is from before");
    run.second();
    assertEquals(List.of(ProofOfOff.CURRENT), proofs(run));
  }

  @Test
  void aMeterThatReadsNothingProvesNothing() {
    PadRun run = new PadRun(PadRun.metered()).put(SKIN, 36).meter(12, 2.5).heat().seconds(60);
    run.ask(new Command.Stop()).meter(0, Double.NaN).seconds(10);
    assertEquals(List.of(), proofs(run));
    assertEquals(Optional.of(Refusal.FAULT), run.whyBlocked(), "the meter is silent");
  }

  @Test
  void currentAfterASessionIsAStuckRelayWithinThreeSeconds() {
    PadRun run = new PadRun(PadRun.metered()).put(SKIN, 39).meter(12, 2.5).heat().seconds(60);
    run.ask(new Command.Stop()).seconds(2);
    assertEquals(new PadState.Fault(Set.of(FaultCode.CURRENT_WHILE_OFF)), run.pad().state());
    assertEquals(List.of(ProofOfOff.FAILED), proofs(run));
    assertEquals(StopReason.USER_STOP, run.record().stopReason(), "the record is written");
  }

  @Test
  void aPadThatStaysWarmHasAStuckRelay() {
    PadRun run = stoppedAt(39).seconds(87);
    assertEquals("idle", run.state());
    assertEquals(List.of(), proofs(run));
    run.second();
    assertEquals(new PadState.Fault(Set.of(FaultCode.RELAY_STUCK)), run.pad().state());
    assertEquals(List.of(ProofOfOff.FAILED), proofs(run));
    run.ask(new Command.Acknowledge());
    assertEquals(Optional.of(Refusal.FAULT), run.answer().refusal(), "S5: not from afar");
    run.ask(Source.SOCKET, new Command.Acknowledge()).second();
    assertEquals("fault", run.state(), "the pad is warm still");
  }

  @Test
  void aPadThatWarmsOnHasAStuckRelay() {
    PadRun run = stoppedAt(37.6).seconds(99, second -> 37.6 + second / 100.0);
    assertEquals("idle", run.state());
    run.seconds(1, second -> 38.625);
    assertEquals(new PadState.Fault(Set.of(FaultCode.RELAY_STUCK)), run.pad().state());
    assertEquals(List.of(ProofOfOff.FAILED), proofs(run));
  }

  @Test
  void aSessionThatNeverHadHeatNeedsNoProof() {
    PadRun run = new PadRun().put(SKIN, 40).heat().seconds(10);
    assertEquals(Position.OFF, run.heater());
    run.ask(new Command.Stop());
    assertEquals(ProofOfOff.NOT_CHECKED, run.record().proofOfOff());
    assertEquals(Optional.empty(), run.blocked());
  }

  @Test
  void withoutAReadingTheProofWaits() {
    PadRun run = stoppedAt(39).silence(SKIN).seconds(600);
    assertEquals(List.of(), proofs(run));
    assertEquals(Optional.of(Refusal.SENSOR_INVALID), run.whyBlocked());
    run.put(SKIN, 36).second();
    assertEquals(List.of(ProofOfOff.COLD), proofs(run));
  }

  @Test
  void aWeldedRelayShowsItselfInTheOffPhaseOfARunningSession() {
    PadRun run = new PadRun().put(SKIN, 40).heat().put(SKIN, 39.5).seconds(20);
    assertEquals(Position.ON, run.heater());
    run.put(SKIN, 40.25).second();
    assertEquals(Position.OFF, run.heater());
    run.seconds(87, second -> 40.25 + second / 400.0);
    assertEquals("heating", run.state());
    run.second();
    assertEquals(StopReason.RELAY_STUCK, run.record().stopReason());
    assertEquals(Optional.of(FaultCode.RELAY_STUCK), run.record().fault());
    assertEquals(new PadState.Fault(Set.of(FaultCode.RELAY_STUCK)), run.pad().state());
    assertEquals(List.of(ProofOfOff.FAILED), proofs(run));
  }

  @Test
  void aWeldedRelayShowsItselfInAPause() {
    PadRun run = new PadRun().put(SKIN, 39).heat().seconds(20).ask(new Command.Pause());
    run.seconds(87, second -> 39 + second / 120.0);
    assertEquals("paused", run.state());
    run.second();
    assertEquals(StopReason.RELAY_STUCK, run.record().stopReason());
    assertTrue(run.pad().state() instanceof PadState.Fault);
  }
}
