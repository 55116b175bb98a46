package dev.heatpad.core.session;

import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.NightWindow;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.wearable.WearableRules;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the configuration says of a pad; it never changes while the program runs.
 *
 * @param skinUncertaintyCelsius added to each reading before it is dosed (D10)
 * @param heater what the label of the pad says
 * @param programs by name
 * @param wearable how much a wearable has to say
 */
public record PadDefinition(
    PadName name,
    Person person,
    Limits limits,
    double skinUncertaintyCelsius,
    HeaterRatings heater,
    Arming arming,
    Nature nature,
    NightWindow night,
    Map<String, Program> programs,
    WearableRules wearable) {

  public PadDefinition {
    programs = Collections.unmodifiableMap(new TreeMap<>(programs));
  }

  /** A pad for which wearables have nothing to say. */
  public PadDefinition(
      PadName name,
      Person person,
      Limits limits,
      double skinUncertaintyCelsius,
      HeaterRatings heater,
      Arming arming,
      Nature nature,
      NightWindow night,
      Map<String, Program> programs) {
    this(
        name,
        person,
        limits,
        skinUncertaintyCelsius,
        heater,
        arming,
        nature,
        night,
        programs,
        WearableRules.OFF);
  }

  /** The same pad with other rules about wearables. */
  public PadDefinition with(WearableRules newWearable) {
    return new PadDefinition(
        name,
        person,
        limits,
        skinUncertaintyCelsius,
        heater,
        arming,
        nature,
        night,
        programs,
        newWearable);
  }

  /** Whether a remote start needs somebody to have armed the device. */
  public enum Arming {
    REQUIRED,
    OFF
  }

  /** What stands behind the heater output. */
  public enum Nature {
    REAL,
    SIMULATED,
    /** Simulated, and for benchmarks without number, day, rest and prompt limits. */
    SIMULATED_UNLIMITED;

    public boolean isSimulated() {
      return switch (this) {
        case REAL -> false;
        case SIMULATED, SIMULATED_UNLIMITED -> true;
      };
    }

    /** Whether rest, number per day, day dose and prompts apply. */
    public boolean hasBudgets() {
      return switch (this) {
        case REAL, SIMULATED -> true;
        case SIMULATED_UNLIMITED -> false;
      };
    }
  }
}
