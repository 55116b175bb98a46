package dev.heatpad.sim.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.Sample;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.AfterDose;
import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.HeaterSwitch.Level;
import dev.heatpad.loop.JournalEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The observers that mistakes on purpose asked for: each fires, and is silent on what is right. */
class MistakesAreSeenTest {

  private static final HouseBuild HOUSE = HouseBuild.simple();
  private static final PadName BACK = new PadName("back");
  private static final Facts FACTS = new Facts();
  private static final SessionOpening OPENING = FACTS.opening("c-1");

  private static MonotonicTime at(double seconds) {
    return Stage.START.plus(Duration.ofMillis(Math.round(seconds * 1_000)));
  }

  private static void fires(Invariant invariant) {
    assertFalse(invariant.violations().isEmpty(), invariant.sentence());
  }

  private static void silent(Invariant invariant) {
    assertEquals(List.of(), invariant.violations(), invariant.sentence());
  }

  private static Fact drove(Level level) {
    return new Fact.Drove(BACK, level, Fact.Success.DONE);
  }

  private static Fact truth(double damage, Level driven) {
    return new Fact.Truth(BACK, 39, 39, 30, damage, damage, driven);
  }

  private static Fact read(double second, double celsius, int rawCode) {
    return new Fact.Sensed(
        BACK, SensorRole.SKIN_SIDE, new Sample.Measured(Celsius.of(celsius), rawCode, at(second)));
  }

  private static Fact started() {
    return new Fact.Noticed(BACK, new Notice(Notice.Kind.STARTED, Map.of("planned_s", "1200")));
  }

  private static Fact ended(StopReason reason, double damage, ProofOfOff proof) {
    return new Fact.Given(
        new JournalEntry.SessionEnded(
            new SessionRecord(
                OPENING,
                OPENING.startedAt().plusSeconds(1_200),
                OPENING.planned(),
                OPENING.planned(),
                OPENING.planned(),
                reason,
                Optional.empty(),
                Optional.empty(),
                new ThermalDose(9, 9, damage),
                9,
                proof,
                List.of()),
            Duration.ZERO));
  }

  @Test
  void heatThatGoesOnAfterAGapFires() {
    AGapEndsHeat goesOn = new AGapEndsHeat();
    goesOn.saw(at(0), drove(Level.ON));
    goesOn.saw(at(1), new Fact.Turned());
    goesOn.saw(at(2), new Fact.Turned());
    silent(goesOn);
    goesOn.saw(at(9), new Fact.Turned());
    fires(goesOn);
  }

  @Test
  void aGapThatIsNotTheReasonFires() {
    AGapEndsHeat named = new AGapEndsHeat();
    AGapEndsHeat notNamed = new AGapEndsHeat();
    for (AGapEndsHeat invariant : List.of(named, notNamed)) {
      invariant.saw(at(0), drove(Level.ON));
      invariant.saw(at(1), new Fact.Turned());
      invariant.saw(at(9), drove(Level.OFF));
    }
    named.saw(at(9), ended(StopReason.LEASE_LOST, 0, ProofOfOff.PENDING));
    notNamed.saw(at(9), ended(StopReason.SENSOR_INVALID, 0, ProofOfOff.PENDING));
    named.saw(at(9), new Fact.Turned());
    notNamed.saw(at(9), new Fact.Turned());
    silent(named);
    fires(notNamed);
  }

  @Test
  void damageThatIsNotBookedFires() {
    DoseIsNotUndercounted less = new DoseIsNotUndercounted();
    DoseIsNotUndercounted enough = new DoseIsNotUndercounted();
    for (DoseIsNotUndercounted invariant : List.of(less, enough)) {
      invariant.saw(at(0), truth(0.001, Level.OFF));
      invariant.saw(at(1), started());
      invariant.saw(at(9), truth(0.003, Level.ON));
    }
    less.saw(at(10), ended(StopReason.USER_STOP, 0.001, ProofOfOff.PENDING));
    enough.saw(at(10), ended(StopReason.USER_STOP, 0.002, ProofOfOff.PENDING));
    fires(less);
    silent(enough);
  }

  /** S7: the warmth after a session is booked too, by its last row at the latest. */
  @Test
  void warmthAfterASessionThatIsNotBookedFires() {
    DoseIsNotUndercounted never = new DoseIsNotUndercounted();
    DoseIsNotUndercounted less = new DoseIsNotUndercounted();
    DoseIsNotUndercounted enough = new DoseIsNotUndercounted();
    for (DoseIsNotUndercounted invariant : List.of(never, less, enough)) {
      invariant.saw(at(1), started());
      invariant.saw(at(10), ended(StopReason.USER_STOP, 0, ProofOfOff.PENDING));
      invariant.saw(at(40), new Fact.Truth(BACK, 40, 40, 0, 0.05, 0, Level.OFF));
    }
    less.saw(at(41), afterDose(0.03));
    enough.saw(at(41), afterDose(0.06));
    fires(less);
    for (DoseIsNotUndercounted invariant : List.of(never, enough)) {
      silent(invariant);
      invariant.saw(at(50), started());
    }
    fires(never);
    silent(enough);
  }

  private static Fact afterDose(double cem43Minutes) {
    ThermalDose dose = new ThermalDose(cem43Minutes, cem43Minutes, 1e-4);
    return new Fact.Given(
        new JournalEntry.AfterDoseKept(
            OPENING.id(),
            new AfterDose(dose, Optional.empty(), AfterDose.Counting.COMPLETE),
            Duration.ZERO));
  }

  /** A minute at 40 C and its uncertainty has 2.6e-4 of damage; theta of 75 535 K makes 4.8e-5. */
  @Test
  void aDoseBelowTheReadingsFires() {
    DoseCoversReadings less = new DoseCoversReadings(HOUSE);
    DoseCoversReadings enough = new DoseCoversReadings(HOUSE);
    for (DoseCoversReadings invariant : List.of(less, enough)) {
      invariant.saw(at(0), read(0, 40, 640));
      invariant.saw(at(1), started());
      invariant.saw(at(2), read(2, 40, 640));
    }
    less.saw(at(61), ended(StopReason.USER_STOP, 4.8e-5, ProofOfOff.PENDING));
    enough.saw(at(61), ended(StopReason.USER_STOP, 2.7e-4, ProofOfOff.PENDING));
    fires(less);
    silent(enough);
  }

  @Test
  void heatWithoutASignOfLifeFires() {
    SilenceEndsHeat invariant = new SilenceEndsHeat(HOUSE);
    invariant.saw(at(0), started());
    invariant.saw(at(659), truth(0, Level.ON));
    silent(invariant);
    invariant.saw(at(700), truth(0, Level.ON));
    fires(invariant);
  }

  @Test
  void aStartWithoutProofOfOffFires() {
    OffIsProvenFirst unproven = new OffIsProvenFirst();
    OffIsProvenFirst proven = new OffIsProvenFirst();
    for (OffIsProvenFirst invariant : List.of(unproven, proven)) {
      invariant.saw(at(0), ended(StopReason.USER_STOP, 0, ProofOfOff.PENDING));
    }
    proven.saw(at(5), new Fact.Given(new JournalEntry.ProofKept(OPENING.id(), ProofOfOff.COOLING)));
    proven.saw(at(6), ended(StopReason.USER_STOP, 0, ProofOfOff.PENDING));
    unproven.saw(at(9), FACTS.given(FACTS.opening("c-2")));
    proven.saw(at(9), FACTS.given(FACTS.opening("c-2")));
    fires(unproven);
    silent(proven);
  }

  /** The samples begin at 09:00 and plan 20 minutes. */
  @Test
  void aLongSessionAtNightFires() {
    NightIsShort byDay = new NightIsShort();
    byDay.saw(at(0), FACTS.given(OPENING));
    silent(byDay);
    NightIsShort atNight = new NightIsShort();
    atNight.saw(
        at(0),
        FACTS.given(
            new SessionOpening(
                OPENING.id(),
                OPENING.pad(),
                OPENING.person(),
                OPENING.program(),
                OPENING.profile(),
                OPENING.source(),
                OPENING.nature(),
                OPENING.startedAt().plus(Duration.ofHours(13)),
                OPENING.requested(),
                OPENING.planned(),
                OPENING.target(),
                OPENING.skinUncertaintyCelsius(),
                OPENING.commandId())));
    fires(atNight);
  }

  @Test
  void aShutdownWithoutAnEndFires() {
    ShutdownLeavesAnEnd without = new ShutdownLeavesAnEnd();
    ShutdownLeavesAnEnd with = new ShutdownLeavesAnEnd();
    without.saw(at(0), FACTS.given(OPENING));
    with.saw(at(0), FACTS.given(OPENING));
    with.saw(at(9), ended(StopReason.SHUTDOWN, 0, ProofOfOff.PENDING));
    without.saw(at(9), new Fact.Died(Fact.Death.SHUT_DOWN));
    with.saw(at(9), new Fact.Died(Fact.Death.SHUT_DOWN));
    fires(without);
    silent(with);
  }

  @Test
  void heatWithOneCodeForAMinuteFires() {
    FrozenSensorEndsHeat invariant = new FrozenSensorEndsHeat();
    invariant.saw(at(0), drove(Level.ON));
    invariant.saw(at(1), read(1, 38, 608));
    invariant.saw(at(60), read(60, 38, 608));
    invariant.saw(at(60), truth(0, Level.ON));
    silent(invariant);
    invariant.saw(at(70), truth(0, Level.ON));
    fires(invariant);
  }

  @Test
  void aWarmSkinThatIsNotToldFires() {
    WarmSkinTrips silence = new WarmSkinTrips(HOUSE);
    WarmSkinTrips told = new WarmSkinTrips(HOUSE);
    told.saw(at(0), FACTS.told("fault", Set.of(FaultCode.OVER_TEMPERATURE)));
    for (int second = 0; second < 10; second++) {
      for (WarmSkinTrips invariant : List.of(silence, told)) {
        invariant.saw(at(second), read(second, 43.5, 696));
        invariant.saw(at(second), new Fact.Turned());
      }
      if (second == 5) {
        silent(silence);
      }
    }
    fires(silence);
    silent(told);
  }

  @Test
  void aStuckHeaterThatIsNotToldFires() {
    WeldedRelayIsTold silence = new WeldedRelayIsTold(HOUSE);
    WeldedRelayIsTold told = new WeldedRelayIsTold(HOUSE);
    for (WeldedRelayIsTold invariant : List.of(silence, told)) {
      invariant.saw(at(0), new Fact.Booted(1));
      invariant.saw(at(1), read(1, 39, 624));
      invariant.saw(at(2), truth(0, Level.OFF));
    }
    told.saw(at(90), FACTS.told("fault", Set.of(FaultCode.RELAY_STUCK)));
    silence.saw(at(300), truth(0, Level.OFF));
    told.saw(at(300), truth(0, Level.OFF));
    fires(silence);
    silent(told);
  }
}
