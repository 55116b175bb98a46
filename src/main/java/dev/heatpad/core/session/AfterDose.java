package dev.heatpad.core.session;

import dev.heatpad.core.dose.ThermalDose;
import dev.heatpad.core.unit.Celsius;
import java.util.Locale;
import java.util.Optional;

/**
 * What a session still gave after its end, as the journal keeps it. Each newer one holds the whole
 * dose since the end, not what was added.
 *
 * @param dose since the end of the session
 * @param dosed the temperature that was dosed last, uncertainty included
 */
public record AfterDose(ThermalDose dose, Optional<Celsius> dosed, Counting counting) {

  /** Whether more may come. */
  public enum Counting {
    /** Pad and skin may be warm still. */
    COUNTING,
    /** The skin side was seen too cool for a dose, and the heater is off. */
    COMPLETE;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is known when a session has just ended.
   *
   * @param dosed at most so warm was the skin side, uncertainty included
   */
  public static AfterDose nothingYet(Optional<Celsius> dosed) {
    return new AfterDose(ThermalDose.NONE, dosed, Counting.COUNTING);
  }
}
