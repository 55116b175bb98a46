package dev.heatpad.core.safety;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.HeaterRatings.Metered;
import dev.heatpad.core.unit.MonotonicTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The short memory of the meter in a heater's circuit.
 *
 * @param newest empty before the first sample
 * @param suspects what the newest sample speaks against, and the one before it did as well
 */
public record MeterTrace(
    Optional<PowerSample> newest, Set<FaultCode> suspects, Set<FaultCode> last) {

  public static final MeterTrace NONE = new MeterTrace(Optional.empty(), Set.of(), Set.of());

  /** A switch may take this long; a keep-alive board drops within 0.78 s (docs/safety.md). */
  static final Duration SETTLING = Duration.ofSeconds(1);

  /** Twice what the slowest keep-alive board holds on, and no permit of 150 ms is left by then. */
  static final Duration RELEASE = Duration.ofSeconds(2);

  /** More than this share of the rated current counts as flowing (R27). */
  static final double FLOWING_SHARE = 0.05;

  /** Rated voltage and this share of it: 10.8 V and 13.2 V at 12 V. */
  static final double VOLTAGE_TOLERANCE = 0.10;

  /** Below this share of the rated voltage the switch is open. */
  static final double NO_VOLTAGE_SHARE = 0.5;

  /** A pad's resistance moves less than this with its temperature. */
  static final double RESISTANCE_TOLERANCE = 0.15;

  public MeterTrace {
    suspects = Set.copyOf(suspects);
    last = Set.copyOf(last);
  }

  /**
   * The trace after one more sample. Only what two samples in a row say counts. A sample that is no
   * number is dropped: it is no proof of anything, and the newest good one ages and goes silent.
   */
  public MeterTrace after(PowerSample sample, Metered rated, HeaterWatch watch) {
    if (!Double.isFinite(sample.padVolts()) || !Double.isFinite(sample.amperes())) {
      return this;
    }
    Set<FaultCode> seen = judge(sample, rated, watch);
    Set<FaultCode> twice = EnumSet.noneOf(FaultCode.class);
    seen.stream().filter(last::contains).forEach(twice::add);
    return new MeterTrace(Optional.of(sample), twice, seen);
  }

  /** What is wrong with the circuit now. */
  public Set<FaultCode> findings(MonotonicTime now) {
    boolean isSilent =
        newest
            .filter(
                sample -> now.minus(sample.takenAt()).compareTo(HardLimits.MAX_READING_AGE) <= 0)
            .isEmpty();
    if (!isSilent) {
      return suspects;
    }
    Set<FaultCode> findings = EnumSet.of(FaultCode.METER_SILENT);
    findings.addAll(suspects);
    return findings;
  }

  static boolean flows(PowerSample sample, Metered rated) {
    return !(Math.abs(sample.amperes()) <= FLOWING_SHARE * rated.amperes());
  }

  /** A keep-alive board may hold its relay for a moment after the last edge. */
  private static boolean isReleased(HeaterWatch watch, MonotonicTime takenAt) {
    return watch
        .releasedSince()
        .filter(since -> takenAt.minus(since).compareTo(RELEASE) >= 0)
        .isPresent();
  }

  private static Set<FaultCode> judge(PowerSample sample, Metered rated, HeaterWatch watch) {
    Set<FaultCode> seen = EnumSet.noneOf(FaultCode.class);
    boolean settled =
        watch
            .since()
            .filter(since -> sample.takenAt().minus(since).compareTo(SETTLING) >= 0)
            .isPresent();
    if (!settled) {
      return seen;
    }
    double volts = sample.padVolts();
    if (watch.position() == Position.OFF) {
      if (flows(sample, rated)) {
        seen.add(FaultCode.CURRENT_WHILE_OFF);
      }
      if (isReleased(watch, sample.takenAt()) && !(volts < NO_VOLTAGE_SHARE * rated.volts())) {
        seen.add(FaultCode.VOLTAGE_WHILE_OFF);
      }
      return seen;
    }
    if (!(volts >= NO_VOLTAGE_SHARE * rated.volts())) {
      seen.add(FaultCode.NO_VOLTAGE);
      return seen;
    }
    if (volts < rated.volts() * (1 - VOLTAGE_TOLERANCE)) {
      seen.add(FaultCode.UNDER_VOLTAGE);
    }
    if (volts > rated.volts() * (1 + VOLTAGE_TOLERANCE)) {
      seen.add(FaultCode.OVER_VOLTAGE);
    }
    if (!flows(sample, rated)) {
      seen.add(FaultCode.NO_CURRENT);
    } else if (Math.abs(volts / sample.amperes() / rated.ohms() - 1) > RESISTANCE_TOLERANCE) {
      seen.add(FaultCode.WRONG_RESISTANCE);
    }
    return seen;
  }
}
