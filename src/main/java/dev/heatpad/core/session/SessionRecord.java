package dev.heatpad.core.session;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.safety.ProofOfOff;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.wearable.HeartSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one end record of a session.
 *
 * @param elapsed from the start of heat to the end, pauses included
 * @param heated time under heat, pauses excluded
 * @param energyWattHours rated power times the time that the element was on
 * @param proofOfOff as far as it was known when the session ended; the journal follows it up
 * @param alerts what else was true; what a wearable's rule looked at stands behind its name
 * @param heartRate as a wearable told it
 */
public record SessionRecord(
    SessionOpening opening,
    Instant endedAt,
    Duration planned,
    Duration elapsed,
    Duration heated,
    StopReason stopReason,
    Optional<FaultCode> fault,
    Optional<Celsius> maxSkin,
    ThermalDose dose,
    double energyWattHours,
    ProofOfOff proofOfOff,
    List<String> alerts,
    Optional<HeartSummary> heartRate) {

  public SessionRecord {
    alerts = List.copyOf(alerts);
  }

  /** At most so warm was the skin side in it, uncertainty included. */
  public Optional<Celsius> hottestDosed() {
    return maxSkin.map(skin -> skin.plus(opening.skinUncertaintyCelsius()));
  }

  /** A record without a heart rate. */
  public SessionRecord(
      SessionOpening opening,
      Instant endedAt,
      Duration planned,
      Duration elapsed,
      Duration heated,
      StopReason stopReason,
      Optional<FaultCode> fault,
      Optional<Celsius> maxSkin,
      ThermalDose dose,
      double energyWattHours,
      ProofOfOff proofOfOff,
      List<String> alerts) {
    this(
        opening,
        endedAt,
        planned,
        elapsed,
        heated,
        stopReason,
        fault,
        maxSkin,
        dose,
        energyWattHours,
        proofOfOff,
        alerts,
        Optional.empty());
  }

  public SessionRecord withHeartRate(Optional<HeartSummary> summary) {
    return new SessionRecord(
        opening,
        endedAt,
        planned,
        elapsed,
        heated,
        stopReason,
        fault,
        maxSkin,
        dose,
        energyWattHours,
        proofOfOff,
        alerts,
        summary);
  }

  /** The record without what a heart did: neither its rates nor what a rule looked at. */
  public SessionRecord withoutHealth() {
    return new SessionRecord(
        opening,
        endedAt,
        planned,
        elapsed,
        heated,
        stopReason,
        fault,
        maxSkin,
        dose,
        energyWattHours,
        proofOfOff,
        alerts.stream().map(alert -> alert.split(":", 2)[0]).toList(),
        Optional.empty());
  }

  /** The record once more was known about whether the heater is off. */
  public SessionRecord with(ProofOfOff shown) {
    return new SessionRecord(
        opening,
        endedAt,
        planned,
        elapsed,
        heated,
        stopReason,
        fault,
        maxSkin,
        dose,
        energyWattHours,
        shown,
        alerts,
        heartRate);
  }
}
