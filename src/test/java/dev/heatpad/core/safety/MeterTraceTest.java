package dev.heatpad.core.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.HeaterRatings.Metered;
import dev.heatpad.core.safety.HeaterWatch.Supply;
import dev.heatpad.core.safety.HeaterWatch.Told;
import dev.heatpad.fixture.Pads;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a meter in the circuit shows: R27's current, supply, resistance, and its own silence. */
class MeterTraceTest {

  /** 12 V and 2.5 A: 4.8 ohms. */
  private static final Metered RATED = new Metered(12, 2.5);

  private static final HeaterWatch ON =
      HeaterWatch.UNTOLD.after(
          Told.asWished(Position.ON, Supply.HELD), Asking.Skin.UNSEEN, Pads.START);

  /** Off for the control's sake, in a heating phase. */
  private static final HeaterWatch OFF =
      HeaterWatch.UNTOLD.after(
          Told.asWished(Position.OFF, Supply.HELD), Asking.Skin.UNSEEN, Pads.START);

  private static final HeaterWatch RELEASED =
      HeaterWatch.UNTOLD.after(
          Told.asWished(Position.OFF, Supply.RELEASED), Asking.Skin.UNSEEN, Pads.START);

  private static MeterTrace after(
      MeterTrace before, HeaterWatch watch, double volts, double amperes, double second) {
    return before.after(new PowerSample(volts, amperes, Pads.seconds(second)), RATED, watch);
  }

  /** What two equal samples say, long after the switch. */
  private static Set<FaultCode> found(HeaterWatch watch, double volts, double amperes) {
    MeterTrace once = after(MeterTrace.NONE, watch, volts, amperes, 10);
    assertEquals(Set.of(), once.findings(Pads.seconds(10)), "one sample says nothing");
    return after(once, watch, volts, amperes, 11).findings(Pads.seconds(11));
  }

  private static Set<FaultCode> on(double volts, double amperes) {
    return found(ON, volts, amperes);
  }

  private static Set<FaultCode> off(double amperes) {
    return found(OFF, 0, amperes);
  }

  @Test
  void aHealthyCircuitIsNotSuspected() {
    assertEquals(Set.of(), on(12, 2.5));
    assertEquals(Set.of(), off(0));
    assertEquals(Set.of(), found(OFF, 12, 0), "only the second switch is open");
    assertEquals(Set.of(), found(RELEASED, 0, 0));
  }

  @Test
  void currentWhileOffCountsFromFivePercentOfTheRatedCurrent() {
    assertEquals(Set.of(), off(0.125));
    assertEquals(Set.of(FaultCode.CURRENT_WHILE_OFF), off(0.126));
    assertEquals(Set.of(FaultCode.CURRENT_WHILE_OFF), off(2.5));
    assertEquals(Set.of(FaultCode.CURRENT_WHILE_OFF), off(-0.126), "wired the other way round");
  }

  @Test
  void voltageAfterTheSupplyWasReleasedIsAStuckRelay() {
    assertEquals(Set.of(), found(RELEASED, 5.99, 0));
    assertEquals(Set.of(FaultCode.VOLTAGE_WHILE_OFF), found(RELEASED, 6, 0));
    assertEquals(
        Set.of(FaultCode.CURRENT_WHILE_OFF, FaultCode.VOLTAGE_WHILE_OFF), found(RELEASED, 12, 2.5));
  }

  @Test
  void theSupplyMayBeTenPercentLowOrHigh() {
    assertEquals(Set.of(), on(10.8, 10.8 / 4.8));
    assertEquals(Set.of(FaultCode.UNDER_VOLTAGE), on(10.79, 10.79 / 4.8));
    assertEquals(Set.of(), on(13.2, 13.2 / 4.8));
    assertEquals(Set.of(FaultCode.OVER_VOLTAGE), on(13.21, 13.21 / 4.8));
    assertEquals(Set.of(FaultCode.UNDER_VOLTAGE), on(6, 6 / 4.8), "half is still a supply");
  }

  @Test
  void belowHalfOfTheRatedVoltageTheSwitchIsOpen() {
    assertEquals(Set.of(FaultCode.NO_VOLTAGE), on(5.99, 5.99 / 4.8));
    assertEquals(Set.of(FaultCode.NO_VOLTAGE), on(0, 0));
    assertEquals(Set.of(FaultCode.NO_VOLTAGE), on(-12, -2.5));
  }

  @Test
  void voltageWithoutCurrentIsAnOpenElementOrCutOut() {
    assertEquals(Set.of(FaultCode.NO_CURRENT), on(12, 0));
    assertEquals(Set.of(FaultCode.NO_CURRENT), on(12, 0.125));
    assertEquals(Set.of(FaultCode.WRONG_RESISTANCE), on(12, 0.126));
  }

  @Test
  void theResistanceMayBeFifteenPercentOff() {
    assertEquals(Set.of(), on(12, 12 / (4.8 * 1.149)));
    assertEquals(Set.of(FaultCode.WRONG_RESISTANCE), on(12, 12 / (4.8 * 1.151)));
    assertEquals(Set.of(), on(12, 12 / (4.8 * 0.851)));
    assertEquals(Set.of(FaultCode.WRONG_RESISTANCE), on(12, 12 / (4.8 * 0.849)));
    assertEquals(Set.of(FaultCode.WRONG_RESISTANCE), on(12, -2.5), "it gives power back");
  }

  @Test
  void whatIsWrongWithSupplyAndElementIsFoundTogether() {
    assertEquals(
        Set.of(FaultCode.OVER_VOLTAGE, FaultCode.WRONG_RESISTANCE), on(15, 15 / (4.8 * 0.5)));
    assertEquals(Set.of(FaultCode.UNDER_VOLTAGE, FaultCode.NO_CURRENT), on(9, 0));
  }

  @Test
  void onlyWhatTwoSamplesInARowSayCounts() {
    MeterTrace trace = after(MeterTrace.NONE, ON, 14, 14 / 4.8, 10);
    trace = after(trace, ON, 12, 2.5, 11);
    assertEquals(Set.of(), trace.findings(Pads.seconds(11)));
    trace = after(trace, ON, 14, 14 / 4.8, 12);
    assertEquals(Set.of(), trace.findings(Pads.seconds(12)));
    trace = after(trace, ON, 12, 0, 13);
    assertEquals(Set.of(), trace.findings(Pads.seconds(13)), "two that say different things");
    trace = after(trace, ON, 12, 0, 14);
    assertEquals(Set.of(FaultCode.NO_CURRENT), trace.findings(Pads.seconds(14)));
    trace = after(trace, ON, 12, 2.5, 15);
    assertEquals(Set.of(), trace.findings(Pads.seconds(15)), "and it ends with its cause");
  }

  @Test
  void aSecondAfterSwitchingDoesNotCount() {
    MeterTrace trace = MeterTrace.NONE;
    for (double second : new double[] {0, 0.5, 0.999, 1.0}) {
      trace = after(trace, OFF, 12, 2.5, second);
      assertEquals(Set.of(), trace.findings(Pads.seconds(second)), "at " + second);
    }
    trace = after(trace, OFF, 12, 2.5, 1.5);
    assertEquals(Set.of(FaultCode.CURRENT_WHILE_OFF), trace.findings(Pads.seconds(1.5)));
  }

  @Test
  void beforeTheHeaterWasToldAnythingNothingCounts() {
    assertEquals(Set.of(), found(HeaterWatch.UNTOLD, 12, 2.5));
  }

  @Test
  void aMeterIsSilentAfterThreeSeconds() {
    assertEquals(Set.of(FaultCode.METER_SILENT), MeterTrace.NONE.findings(Pads.START));
    MeterTrace trace = after(MeterTrace.NONE, ON, 12, 2.5, 10);
    assertEquals(Set.of(), trace.findings(Pads.seconds(13)));
    assertEquals(Set.of(FaultCode.METER_SILENT), trace.findings(Pads.seconds(13.001)));
  }

  /** What is no number says nothing, and a meter that says nothing is silent. */
  @Test
  void aSampleThatIsNoNumberIsNoneAndNeverFine() {
    double[][] broken = {
      {Double.NaN, 2.5},
      {12, Double.NaN},
      {Double.NaN, Double.NaN},
      {Double.POSITIVE_INFINITY, 2.5},
      {12, Double.NEGATIVE_INFINITY}
    };
    for (HeaterWatch watch : new HeaterWatch[] {ON, OFF, RELEASED}) {
      for (double[] values : broken) {
        MeterTrace trace =
            after(MeterTrace.NONE, watch, 12, watch.position() == Position.ON ? 2.5 : 0, 10);
        for (int second = 11; second <= 14; second++) {
          trace = after(trace, watch, values[0], values[1], second);
        }
        assertEquals(
            Set.of(FaultCode.METER_SILENT),
            trace.findings(Pads.seconds(14)),
            values[0] + " V, " + values[1] + " A, " + watch.position());
      }
    }
  }

  @Test
  void aSampleThatIsNoNumberTakesNothingBack() {
    MeterTrace trace = after(MeterTrace.NONE, OFF, 12, 2.5, 10);
    trace = after(trace, OFF, 12, 2.5, 11);
    trace = after(trace, OFF, 12, Double.NaN, 12);
    assertEquals(Set.of(FaultCode.CURRENT_WHILE_OFF), trace.findings(Pads.seconds(12)));
  }

  @Test
  void fivePercentOfTheRatedCurrentIsNoFlow() {
    assertFalse(MeterTrace.flows(new PowerSample(0, 0.125, Pads.START), RATED));
  }
}
