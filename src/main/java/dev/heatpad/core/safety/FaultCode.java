package dev.heatpad.core.safety;

import java.util.Locale;

/** A fault that keeps a pad from heating until somebody cleared it. */
public enum FaultCode {
  OVER_TEMPERATURE(
      StopReason.OVER_TEMPERATURE,
      Clearing.LOCAL_ONLY,
      "The skin side was too warm.",
      "Let the pad cool, look for a fold or a cover, then acknowledge at the device."),
  OUTPUT_FAILED(
      StopReason.HARDWARE,
      Clearing.LOCAL_ONLY,
      "The heater output could not be switched.",
      "Unplug the pad, check the relay and its wiring, then acknowledge at the device."),
  LEASE_LOST_REPEATEDLY(
      StopReason.LEASE_LOST,
      Clearing.LOCAL_ONLY,
      "The heater lapsed three times within 24 hours.",
      "Look at the load and the power supply of the computer, then acknowledge at the device."),
  JOURNAL_LOST(
      StopReason.STORAGE,
      Clearing.LOCAL_ONLY,
      "The journal was damaged and has been set aside.",
      "Past sessions are in the file beside it; acknowledge at the device to go on.");

  /** Who may clear a latched fault. */
  public enum Clearing {
    LOCAL_ONLY,
    REMOTE_TOO
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

  public String sentence() {
    return sentence;
  }

  public String nextStep() {
    return nextStep;
  }
}
