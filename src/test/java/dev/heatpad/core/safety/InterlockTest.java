package dev.heatpad.core.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.Evidence.Incident;
import dev.heatpad.core.safety.Evidence.OfSession;
import dev.heatpad.core.unit.Celsius;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterlockTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Evidence evidence(
      double skin, Optional<Duration> aboveTripFor, Set<Incident> incidents, OfSession session) {
    return new Evidence(
        Limits.of(Profile.STANDARD),
        new Reading.Valid(Celsius.of(skin)),
        Optional.empty(),
        aboveTripFor,
        Optional.empty(),
        Set.of(),
        incidents,
        Optional.of(session));
  }

  private static OfSession session(ThermalDose dose, Duration left, Duration heated) {
    return new OfSession(dose, 0, left, heated, Optional.empty(), Optional.empty(), Set.of());
  }

  private static final OfSession WELL = session(ThermalDose.NONE, SECOND, SECOND);

  private static List<StopReason> ends(Evidence evidence) {
    return Interlock.judgeAll(evidence).stream().map(Verdict.HeatEnds::reason).toList();
  }

  @Test
  void nothingEndsAGoodSession() {
    assertEquals(List.of(), ends(evidence(40, Optional.empty(), Set.of(), WELL)));
  }

  /** The list is fixed, and its order is the precedence of the reasons. */
  @Test
  void theOrderIsThePrecedenceOfReasons() {
    Evidence everything =
        new Evidence(
            Limits.of(Profile.STANDARD),
            new Reading.NeverSeen(),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(9)),
            Optional.of(Duration.ofSeconds(9)),
            EnumSet.allOf(FaultCode.class),
            EnumSet.allOf(Incident.class),
            Optional.of(
                new OfSession(
                    new ThermalDose(9, 9, 9),
                    0,
                    Duration.ZERO,
                    Duration.ofHours(1),
                    Optional.of(Duration.ofHours(1)),
                    Optional.of(Duration.ZERO),
                    EnumSet.allOf(StopReason.class))));
    List<StopReason> reasons = ends(everything);
    assertEquals(Interlock.values().length, reasons.size(), "all of them judge");
    assertEquals(reasons.stream().sorted().toList(), reasons);
  }

  @Test
  void theTripIsAtOnceFrom45AndAfterThreeSecondsFrom43() {
    List<StopReason> hot = List.of(StopReason.OVER_TEMPERATURE);
    assertEquals(hot, ends(evidence(45.0, Optional.of(Duration.ZERO), Set.of(), WELL)));
    assertEquals(
        List.of(), ends(evidence(44.9, Optional.of(Duration.ofMillis(2_999)), Set.of(), WELL)));
    assertEquals(hot, ends(evidence(43.0, Optional.of(Duration.ofSeconds(3)), Set.of(), WELL)));
  }

  @Test
  void theElementTripsAfterThreeSecondsAtItsOwnLimit() {
    for (int millis : new int[] {2_999, 3_000}) {
      Evidence evidence =
          new Evidence(
              Limits.of(Profile.STANDARD),
              new Reading.Valid(Celsius.of(40)),
              Optional.of(new Reading.Valid(Celsius.of(52))),
              Optional.empty(),
              Optional.of(Duration.ofMillis(millis)),
              Set.of(),
              Set.of(),
              Optional.of(WELL));
      assertEquals(
          millis >= 3_000 ? List.of(StopReason.OVER_TEMPERATURE) : List.of(), ends(evidence));
    }
  }

  @Test
  void heatEndsAtTheDeadlineAndAtTheHardLimitWhateverTheDeadlineSays() {
    List<StopReason> over = List.of(StopReason.COMPLETED);
    assertEquals(
        over,
        ends(
            evidence(
                40, Optional.empty(), Set.of(), session(ThermalDose.NONE, Duration.ZERO, SECOND))));
    assertEquals(
        over,
        ends(
            evidence(
                40,
                Optional.empty(),
                Set.of(),
                session(ThermalDose.NONE, SECOND, HardLimits.MAX_SESSION))));
  }

  @Test
  void doseAndDamageEndHeatAtTheProfilesLimit() {
    List<StopReason> dose = List.of(StopReason.DOSE_LIMIT);
    ThermalDose byDose = new ThermalDose(1.9, 2.0, 0);
    ThermalDose byDamage = new ThermalDose(0, 0, 0.04, 0.05);
    ThermalDose below = new ThermalDose(1.9, 1.99, 0.048, 0.049);
    assertEquals(
        dose, ends(evidence(40, Optional.empty(), Set.of(), session(byDose, SECOND, SECOND))));
    assertEquals(
        dose, ends(evidence(40, Optional.empty(), Set.of(), session(byDamage, SECOND, SECOND))));
    assertEquals(
        List.of(), ends(evidence(40, Optional.empty(), Set.of(), session(below, SECOND, SECOND))));
  }

  /** S10: what was had earlier counts. */
  @Test
  void theDayEndsHeatToo() {
    ThermalDose dose = new ThermalDose(1, 1, 0);
    OfSession enough =
        new OfSession(dose, 4.0, SECOND, SECOND, Optional.empty(), Optional.empty(), Set.of());
    OfSession less =
        new OfSession(dose, 3.9, SECOND, SECOND, Optional.empty(), Optional.empty(), Set.of());
    assertEquals(
        List.of(StopReason.DOSE_LIMIT), ends(evidence(40, Optional.empty(), Set.of(), enough)));
    assertEquals(List.of(), ends(evidence(40, Optional.empty(), Set.of(), less)));
  }

  @Test
  void everyReadingThatIsNotValidEndsHeat() {
    List<Reading> invalid =
        List.of(
            new Reading.NeverSeen(),
            new Reading.Stale(SECOND),
            new Reading.OutOfRange(Celsius.of(85)),
            new Reading.Jumping(9),
            new Reading.Frozen(SECOND),
            new Reading.Disagreeing(SECOND));
    assertEquals(
        Reading.class.getPermittedSubclasses().length - 1, invalid.size(), "none is forgotten");
    for (Reading reading : invalid) {
      Evidence evidence =
          new Evidence(
              Limits.of(Profile.STANDARD),
              reading,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Set.of(),
              Set.of(),
              Optional.of(WELL));
      assertEquals(List.of(StopReason.SENSOR_INVALID), ends(evidence), reading::toString);
    }
  }

  @Test
  void everyIncidentEndsHeat() {
    for (Incident incident : Incident.values()) {
      assertEquals(
          1,
          ends(evidence(40, Optional.empty(), EnumSet.of(incident), WELL)).size(),
          incident.name());
    }
    assertEquals(7, Arrays.stream(Incident.values()).count());
  }

  /** A wearable ends heat with its own reasons, and needs no fault for it. */
  @Test
  void aWearableEndsHeatForItsOwnReasons() {
    Set<StopReason> own =
        EnumSet.of(
            StopReason.OVER_TEMPERATURE,
            StopReason.HEART_RATE,
            StopReason.NOT_WORN,
            StopReason.WEARABLE_LOST,
            StopReason.ASLEEP);
    for (StopReason reason : StopReason.values()) {
      OfSession session =
          new OfSession(
              ThermalDose.NONE,
              0,
              SECOND,
              SECOND,
              Optional.empty(),
              Optional.empty(),
              EnumSet.of(reason));
      assertEquals(
          own.contains(reason) ? List.of(new Verdict.HeatEnds(reason, Set.of())) : List.of(),
          Interlock.judgeAll(evidence(40, Optional.empty(), Set.of(), session)));
    }
  }

  /** Each finding ends heat with the reason of its code, and is named. */
  @Test
  void everyFindingEndsHeatWithItsOwnReason() {
    List<StopReason> found =
        List.of(
            StopReason.RELAY_STUCK,
            StopReason.RUNAWAY,
            StopReason.SENSOR_INVALID,
            StopReason.HARDWARE,
            StopReason.POWER,
            StopReason.NOT_HEATING);
    for (FaultCode code : FaultCode.values()) {
      Evidence evidence =
          new Evidence(
              Limits.of(Profile.STANDARD),
              new Reading.Valid(Celsius.of(40)),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              EnumSet.of(code),
              Set.of(),
              Optional.of(WELL));
      List<Verdict.HeatEnds> ends = Interlock.judgeAll(evidence);
      if (found.contains(code.reason())) {
        assertEquals(
            List.of(new Verdict.HeatEnds(code.reason(), EnumSet.of(code))), ends, code.name());
      } else {
        assertEquals(List.of(), ends, code + " is no finding");
      }
    }
  }

  /** Two faults at once are reported apart, also where they have one reason. */
  @Test
  void faultsOfOneReasonAreNamedSideBySide() {
    Set<FaultCode> both = EnumSet.of(FaultCode.NO_VOLTAGE, FaultCode.METER_SILENT);
    Evidence evidence =
        new Evidence(
            Limits.of(Profile.STANDARD),
            new Reading.Valid(Celsius.of(40)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            both,
            Set.of(),
            Optional.of(WELL));
    assertEquals(
        List.of(new Verdict.HeatEnds(StopReason.HARDWARE, both)), Interlock.judgeAll(evidence));
  }
}
