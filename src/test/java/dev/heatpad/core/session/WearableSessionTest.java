package dev.heatpad.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Command;
import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.command.Source;
import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.Event.Press;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.HeartSummary;
import dev.heatpad.core.wearable.LockOut;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.core.wearable.Signal.Movement;
import dev.heatpad.core.wearable.Signal.Stage;
import dev.heatpad.core.wearable.Signal.Worn;
import dev.heatpad.core.wearable.WearableRules;
import dev.heatpad.core.wearable.WearableRules.Mode;
import dev.heatpad.fixture.PadRun;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** S11: what a wearable does to a session, from the start to the lock-out after it. */
class WearableSessionTest {

  private static final Signal ASLEEP = new Signal.Sleep(Stage.ASLEEP);
  private static final Signal LIKELY_ASLEEP = new Signal.Sleep(Stage.LIKELY_ASLEEP);
  private static final Signal OFF = new Signal.Wear(Worn.OFF_BODY);
  private static final Signal ON = new Signal.Wear(Worn.ON_BODY);

  private static PadRun pad(Mode mode) {
    return new PadRun(Pads.definition().with(WearableRules.of(mode)));
  }

  private static PadRun says(PadRun run, Signal signal) {
    return run.event(Pads.wearable(signal, run.now()));
  }

  private static Signal beat(int perMinute) {
    return new Signal.HeartRate(perMinute, Contact.YES, List.of());
  }

  /** So many seconds, each with a heart rate that moves a little. */
  private static PadRun worn(PadRun run, int seconds) {
    return worn(run, seconds, 65);
  }

  private static PadRun worn(PadRun run, int seconds, int perMinute) {
    for (int second = 0; second < seconds; second++) {
      says(run.second(), beat(perMinute + second % 2));
    }
    return run;
  }

  private static PadRun heating(Mode mode) {
    PadRun run = worn(pad(mode), 5).start();
    assertEquals("heating", run.state());
    return run;
  }

  private static PadRun started(PadRun run) {
    return run.ask(Pads.start());
  }

  @Test
  void withoutAWearableOnlyARequiringPadRefuses() {
    assertEquals(Optional.empty(), pad(Mode.OFF).second().whyBlocked());
    assertEquals(Optional.empty(), pad(Mode.ADVISE).second().whyBlocked());
    assertEquals(Optional.of(Refusal.WEARABLE_MISSING), pad(Mode.REQUIRE).second().whyBlocked());
    assertEquals(Optional.of(Refusal.WEARABLE_MISSING), worn(pad(Mode.REQUIRE), 4).whyBlocked());
    assertEquals(Optional.empty(), worn(pad(Mode.REQUIRE), 5).whyBlocked());
  }

  @Test
  void notWornRefusesWhereItIsRequired() {
    PadRun run = says(worn(pad(Mode.REQUIRE), 5), OFF);
    assertEquals(Optional.of(Refusal.NOT_WORN), started(run).answer().refusal());
    assertEquals(Optional.empty(), says(worn(pad(Mode.ADVISE), 5), OFF).whyBlocked());
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void asleepRefusesAndStopsUnlessWearablesAreOff(Mode mode) {
    boolean isOff = mode == Mode.OFF;
    PadRun before = says(worn(pad(mode), 5), ASLEEP);
    assertEquals(isOff ? Optional.empty() : Optional.of(Refusal.ASLEEP), before.whyBlocked());
    PadRun during = says(worn(heating(mode), 10), ASLEEP);
    assertEquals(isOff ? "heating" : "idle", during.state());
    if (!isOff) {
      assertEquals(StopReason.ASLEEP, during.record().stopReason());
      assertEquals(List.of("asleep: told, 0 s ago"), during.record().alerts());
    }
  }

  /** Only a person starts again: neither waking nor anything else does. */
  @Test
  void awakeAgainStartsNothing() {
    PadRun run = says(worn(heating(Mode.REQUIRE), 10), ASLEEP);
    worn(says(run, new Signal.Sleep(Stage.AWAKE)), 600);
    assertEquals("idle", run.state());
    assertEquals(Position.OFF, run.heater());
  }

  @Test
  void aRequiredWearableThatIsLostPausesAtOnceAndResumesOnceWithinAMinute() {
    PadRun run = heating(Mode.REQUIRE).seconds(10);
    assertEquals(Position.ON, run.heater());
    run.second();
    assertEquals("paused", run.state());
    assertEquals(Position.OFF, run.heater());
    MonotonicTime deadline = deadline(run);
    run.seconds(58);
    worn(run, 1);
    assertEquals("paused", run.state(), "one value");
    says(run.wait(Duration.ofMillis(600)), beat(66));
    assertEquals("heating", run.state());
    assertEquals(deadline, deadline(run), "the deadline does not move");
    assertEquals(Celsius.of(40), run.pad().state().session().orElseThrow().plan().target());
    run.seconds(12);
    assertEquals("idle", run.state());
    assertEquals(StopReason.WEARABLE_LOST, run.record().stopReason(), "not a second time");
  }

  private static MonotonicTime deadline(PadRun run) {
    return run.pad().state().session().orElseThrow().plan().deadline();
  }

  @Test
  void aWearableThatIsNotBackInAMinuteEndsTheSession() {
    PadRun run = heating(Mode.REQUIRE).seconds(11).seconds(59);
    assertEquals("paused", run.state());
    run.second();
    assertEquals("idle", run.state());
    assertEquals(StopReason.WEARABLE_LOST, run.record().stopReason());
    assertEquals(List.of("stale: no heart rate, 11 s ago"), run.record().alerts());
  }

  @Test
  void anAdviserThatIsLostChangesNothing() {
    PadRun run = heating(Mode.ADVISE).seconds(120);
    assertEquals("heating", run.state());
    assertEquals(List.of(), run.notices(Notice.Kind.PHASE));
  }

  @ParameterizedTest
  @EnumSource(value = Mode.class, names = "OFF", mode = EnumSource.Mode.EXCLUDE)
  void takenOffPausesAndEndsAfterHalfAMinute(Mode mode) {
    PadRun run = says(worn(heating(mode), 10), OFF);
    assertEquals("paused", run.state());
    assertEquals(Position.OFF, run.heater());
    worn(run, 29);
    assertEquals("paused", run.state());
    worn(run, 1);
    assertEquals(StopReason.NOT_WORN, run.record().stopReason());
  }

  @Test
  void putOnAgainInTimeHeatGoesOn() {
    PadRun run = says(worn(heating(Mode.REQUIRE), 10), OFF);
    worn(says(worn(run, 15), ON), 9);
    assertEquals("paused", run.state());
    worn(run, 1);
    assertEquals("heating", run.state());
  }

  /** What was lost and comes back in somebody's drawer has no more than half a minute. */
  @Test
  void lostAndThenNotWornEndsSooner() {
    PadRun run = worn(heating(Mode.REQUIRE), 2).seconds(11);
    assertEquals("paused", run.state());
    says(run, OFF).seconds(30);
    assertEquals(StopReason.NOT_WORN, run.record().stopReason());
  }

  @Test
  void aPersonsPauseOverAnAutomaticOneLastsUntilAPersonResumes() {
    PadRun run = heating(Mode.REQUIRE).seconds(11).ask(new Command.Pause());
    worn(run, 20);
    assertEquals("paused", run.state());
    run.ask(new Command.Resume());
    assertEquals("heating", run.state());
  }

  @Test
  void nobodyResumesWithoutTheWearable() {
    PadRun run = heating(Mode.REQUIRE).ask(new Command.Pause()).seconds(11);
    assertEquals(
        Optional.of(Refusal.WEARABLE_MISSING), run.ask(new Command.Resume()).answer().refusal());
    assertEquals("paused", run.state());
    PadRun off = says(worn(heating(Mode.ADVISE), 5), OFF).ask(new Command.Resume());
    assertEquals(Optional.of(Refusal.NOT_WORN), off.answer().refusal());
  }

  /** The row was on its way to the disk while the wearable went. */
  @Test
  void aWearableThatIsLostBeforeTheRowIsDurableLetsNoHeatBegin() {
    PadRun run = worn(pad(Mode.REQUIRE), 5).ask(Pads.start());
    says(run, new Signal.Link(LinkState.LOST)).event(new Event.SessionStored(Pads.SESSION));
    assertEquals("paused", run.state());
    assertEquals(Position.OFF, run.heater());
  }

  /** A doubt is asked as every question is, and heat is off while it waits. */
  @Test
  void aDoubtAsksWithHeatOffAndAnAnswerBringsItBack() {
    PadRun run = says(worn(heating(Mode.ADVISE), 10), LIKELY_ASLEEP);
    assertEquals("heating", run.state());
    assertEquals(Position.OFF, run.heater());
    assertEquals(1, run.notices(Notice.Kind.PROMPT).size());
    worn(run, 30);
    assertEquals(Position.OFF, run.heater());
    run.ask(new Command.Answer(Optional.empty()));
    worn(run, 12);
    assertEquals(Position.ON, run.heater());
    worn(run, 60);
    assertEquals("heating", run.state());
  }

  /** Whatever raised the question: nobody answered. Only an explicit sleep signal is "asleep". */
  @Test
  void aDoubtThatNobodyAnswersEndsAsNoAnswer() {
    PadRun run = says(worn(heating(Mode.ADVISE), 10), LIKELY_ASLEEP);
    worn(run, 59);
    assertEquals("heating", run.state());
    worn(run, 1);
    assertEquals(StopReason.NO_ANSWER, run.record().stopReason());
    assertEquals(List.of("likely_asleep: told, 0 s ago"), run.record().alerts());
  }

  @Test
  void noSignalAnswersAQuestion() {
    PadRun run = says(worn(heating(Mode.ADVISE), 10), LIKELY_ASLEEP);
    says(says(run, new Signal.Motion(Movement.MOVING)), new Signal.Sleep(Stage.AWAKE));
    worn(run, 60, 80);
    assertEquals(StopReason.NO_ANSWER, run.record().stopReason());
  }

  /** A question that was open already does not begin its time anew. */
  @Test
  void aDoubtDuringAQuestionTakesTheHeatAndKeepsTheTime() {
    PadRun run = worn(heating(Mode.ADVISE), 601);
    assertEquals(1, run.notices(Notice.Kind.PROMPT).size());
    says(worn(run, 30), LIKELY_ASLEEP);
    assertEquals(Position.OFF, run.heater());
    assertEquals(1, run.notices(Notice.Kind.PROMPT).size());
    worn(run, 29);
    assertEquals(StopReason.NO_ANSWER, run.record().stopReason());
  }

  private static PadRun endedByTheHeart() {
    PadRun run = heating(Mode.ADVISE);
    worn(run, 3, 90);
    return worn(worn(run, 3, 115), 60, 125);
  }

  @Test
  void aHighHeartRateEndsHeatAndLocksUntilTimeAndAPersonAllow() {
    PadRun run = endedByTheHeart();
    assertEquals(StopReason.HEART_RATE, run.record().stopReason());
    assertTrue(
        run.record().alerts().getFirst().startsWith("high_heart_rate: median "),
        () -> run.record().alerts().toString());
    assertEquals(90, run.record().heartRate().map(HeartSummary::minPerMinute).orElseThrow());
    assertEquals(Optional.of(Refusal.LOCKOUT), run.whyBlocked());
    run.wait(Duration.ofMinutes(11)).second();
    assertEquals(Optional.of(Refusal.LOCKOUT), run.whyBlocked(), "a person has to see it");
    run.ask(Source.MQTT, new Command.Acknowledge()).second();
    assertEquals(Optional.empty(), run.whyBlocked());
  }

  @Test
  void anEarlyAcknowledgementDoesNotShortenTheLockOut() {
    PadRun run = endedByTheHeart().ask(Source.MQTT, new Command.Acknowledge());
    run.wait(Duration.ofMinutes(9)).second();
    assertEquals(Optional.of(Refusal.LOCKOUT), run.whyBlocked());
    run.wait(Duration.ofMinutes(1)).second();
    assertEquals(Optional.empty(), run.whyBlocked());
    assertEquals(
        List.of(
            Optional.of(LockOut.Seen.NOT_YET),
            Optional.of(LockOut.Seen.ACKNOWLEDGED),
            Optional.<LockOut.Seen>empty()),
        run.all(Effect.StoreLockOut.class).stream().map(Effect.StoreLockOut::lockOut).toList());
  }

  @Test
  void aLongPressAcknowledgesALockOutBeforeItArms() {
    PadRun run = endedByTheHeart();
    Event press = new Event.Pressed(Press.LONG, 7, Pads.SESSION);
    run.event(press);
    assertEquals(Optional.empty(), run.pad().armedUntil());
    run.event(press);
    assertFalse(run.pad().armedUntil().isEmpty());
  }

  @Test
  void aHeartThatRisesLowersTheTargetForGood() {
    PadRun run =
        worn(heating(Mode.ADVISE), 421, 70).ask(new Command.Extend(Duration.ofMinutes(10)));
    worn(run, 330, 92);
    assertEquals(Celsius.of(38.5), run.pad().state().session().orElseThrow().plan().target());
    worn(run, 60, 70);
    assertEquals(Celsius.of(38.5), run.pad().state().session().orElseThrow().plan().target());
  }
}
