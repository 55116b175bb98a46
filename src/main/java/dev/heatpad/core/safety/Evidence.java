package dev.heatpad.core.safety;

import dev.heatpad.core.dose.ThermalDose;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the interlocks look at in one turn.
 *
 * @param skin the reading of the skin side: the hotter one where there are two
 * @param element the reading of the element; empty where there is no such sensor
 * @param aboveTripFor how long the skin side has been at or above the profile's trip; empty when it
 *     is below
 * @param elementHotFor the same for the element and its own trip
 * @param findings what the checks of heater, sensors and meter found
 * @param session empty while none runs
 */
public record Evidence(
    Limits limits,
    Reading skin,
    Optional<Reading> element,
    Optional<Duration> aboveTripFor,
    Optional<Duration> elementHotFor,
    Set<FaultCode> findings,
    Set<Incident> incidents,
    Optional<OfSession> session) {

  /** What happened around the pad. */
  public enum Incident {
    LEASE_LOST,
    /** The third lapse within 24 hours. */
    LEASE_LOST_REPEATEDLY,
    OUTPUT_FAILED,
    STORAGE_FAILING,
    SHUTTING_DOWN,
    CLOCK_DRIFT,
    LOOP_SLOW
  }

  /**
   * What the running session adds.
   *
   * @param earlierCem43Minutes what the person had in the last 24 hours before this session; zero
   *     where no budget applies
   * @param left until its deadline; zero or negative when that has come
   * @param heated time under heat so far
   * @param unansweredFor how long a question has waited; empty when none does
   * @param pauseLeft until a pause ends the session; empty when no person paused it
   * @param wearable why a wearable ends it
   */
  public record OfSession(
      ThermalDose dose,
      double earlierCem43Minutes,
      Duration left,
      Duration heated,
      Optional<Duration> unansweredFor,
      Optional<Duration> pauseLeft,
      Set<StopReason> wearable) {}
}
