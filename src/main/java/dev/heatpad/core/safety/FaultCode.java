package dev.heatpad.core.safety;

import java.util.Locale;

/** What can be wrong, by its fine name. {@code docs/faults.md} says how each is found. */
public enum FaultCode {
  LEASE_LOST(
      StopReason.LEASE_LOST,
      Clearing.BY_ITSELF,
      "The program did not confirm the heater in time.",
      "Nothing to do once; if it repeats, look at the load of the computer."),
  LEASE_LOST_REPEATEDLY(
      StopReason.LEASE_LOST,
      Clearing.LOCAL_ONLY,
      "The heater lapsed three times within 24 hours.",
      "Look at the load and the power supply of the computer, then acknowledge at the device."),
  RELAY_STUCK(
      StopReason.RELAY_STUCK,
      Clearing.LOCAL_ONLY,
      "The pad stays warm although it is switched off.",
      "Unplug the pad now, have the relay replaced, then acknowledge at the device."),
  CURRENT_WHILE_OFF(
      StopReason.RELAY_STUCK,
      Clearing.LOCAL_ONLY,
      "Current flows although the heater is switched off.",
      "Unplug the pad now, have the switch replaced, then acknowledge at the device."),
  VOLTAGE_WHILE_OFF(
      StopReason.RELAY_STUCK,
      Clearing.LOCAL_ONLY,
      "The pad has voltage although nothing holds its supply.",
      "Unplug the pad, have the keep-alive relay replaced, then acknowledge at the device."),
  OVER_TEMPERATURE(
      StopReason.OVER_TEMPERATURE,
      Clearing.LOCAL_ONLY,
      "The skin side was too warm.",
      "Let the pad cool, look for a fold or a cover, then acknowledge at the device."),
  ELEMENT_OVER_TEMPERATURE(
      StopReason.OVER_TEMPERATURE,
      Clearing.LOCAL_ONLY,
      "The heating element was too hot.",
      "Let the pad cool, look for a fold or a cover, then acknowledge at the device."),
  RUNAWAY(
      StopReason.RUNAWAY,
      Clearing.LOCAL_ONLY,
      "The skin side warmed faster than this pad can warm it.",
      "Look for a fold or a second source of heat, then acknowledge at the device."),
  SENSOR_SILENT(
      StopReason.SENSOR_INVALID,
      Clearing.BY_ITSELF,
      "A sensor gives no reading.",
      "Check the sensor and its cable."),
  SENSOR_OUT_OF_RANGE(
      StopReason.SENSOR_INVALID,
      Clearing.BY_ITSELF,
      "A sensor reads what neither skin nor pad can be.",
      "Check the sensor and its cable."),
  SENSOR_JUMPING(
      StopReason.SENSOR_INVALID,
      Clearing.BY_ITSELF,
      "A sensor jumps faster than skin and pad can change.",
      "Check the cable and the plug of the sensor."),
  SENSOR_FROZEN(
      StopReason.SENSOR_INVALID,
      Clearing.BY_ITSELF,
      "A sensor shows the same value although it must move.",
      "Unplug the sensor and plug it in again; replace it if this comes back."),
  SENSORS_DISAGREE(
      StopReason.SENSOR_INVALID,
      Clearing.BY_ITSELF,
      "The two skin sensors disagree.",
      "See whether both lie flat between pad and body; replace the one that is wrong."),
  SENSORS_IMPLAUSIBLE(
      StopReason.SENSOR_INVALID,
      Clearing.REMOTE_TOO,
      "Element and skin sensor do not fit together.",
      "See whether they are swapped or one has come off, then acknowledge."),
  OUTPUT_FAILED(
      StopReason.HARDWARE,
      Clearing.LOCAL_ONLY,
      "The heater output could not be switched.",
      "Unplug the pad, check the relay and its wiring, then acknowledge at the device."),
  NO_VOLTAGE(
      StopReason.HARDWARE,
      Clearing.REMOTE_TOO,
      "The pad gets no voltage although the heater is on.",
      "Check the supply, the fuse and the relay, then acknowledge."),
  WRONG_RESISTANCE(
      StopReason.HARDWARE,
      Clearing.LOCAL_ONLY,
      "The pad draws another current than it should.",
      "Unplug the pad and do not use it again before it was measured."),
  METER_SILENT(
      StopReason.HARDWARE,
      Clearing.BY_ITSELF,
      "The current meter does not answer.",
      "Check the wiring of the meter."),
  CLOCK_DRIFT(
      StopReason.INTERNAL,
      Clearing.BY_ITSELF,
      "The computer's clock runs at the wrong speed.",
      "Restart the computer; if it comes back, replace it."),
  LOOP_SLOW(
      StopReason.INTERNAL,
      Clearing.BY_ITSELF,
      "The control loop came too seldom.",
      "Look at the load of the computer."),
  UNDER_VOLTAGE(
      StopReason.POWER,
      Clearing.REMOTE_TOO,
      "The supply voltage is too low.",
      "Check the power supply and its plug, then acknowledge."),
  OVER_VOLTAGE(
      StopReason.POWER,
      Clearing.REMOTE_TOO,
      "The supply voltage is too high.",
      "Unplug the power supply and replace it, then acknowledge."),
  NO_CURRENT(
      StopReason.NOT_HEATING,
      Clearing.REMOTE_TOO,
      "No current flows although the pad has voltage.",
      "A cut-out in the pad has opened, or the element is broken: let it cool and look for a fold."),
  NOT_WARMING(
      StopReason.NOT_HEATING,
      Clearing.REMOTE_TOO,
      "The skin side does not become warm.",
      "See whether the sensor lies between pad and body and the pad is plugged in, then acknowledge."),
  STORAGE_FAILING(
      StopReason.STORAGE,
      Clearing.BY_ITSELF,
      "The journal cannot be written.",
      "Free some disk space or check the disk."),
  JOURNAL_LOST(
      StopReason.STORAGE,
      Clearing.LOCAL_ONLY,
      "The journal was damaged and has been set aside.",
      "Past sessions are in the file beside it; acknowledge at the device to go on.");

  /** Who ends a fault. */
  public enum Clearing {
    /** It ends when its cause ends. */
    BY_ITSELF,
    /** A person, from anywhere. */
    REMOTE_TOO,
    /** A person at the device. */
    LOCAL_ONLY
  }

  private final StopReason reason;
  private final Clearing clearing;
  private final String sentence;
  private final String nextStep;

  FaultCode(StopReason reason, Clearing clearing, String sentence, String nextStep) {
    this.reason = reason;
    this.clearing = clearing;
    this.sentence = sentence;
    this.nextStep = nextStep;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stop reason that a session ended by this fault has. */
  public StopReason reason() {
    return reason;
  }

  public Clearing clearing() {
    return clearing;
  }

  /** Whether it stays until a person cleared it. */
  public boolean latches() {
    return clearing != Clearing.BY_ITSELF;
  }

  public String sentence() {
    return sentence;
  }

  public String nextStep() {
    return nextStep;
  }
}
