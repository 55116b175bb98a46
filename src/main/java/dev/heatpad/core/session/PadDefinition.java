package dev.heatpad.core.session;

import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.NightWindow;
import dev.heatpad.core.screening.Care;
import dev.heatpad.core.screening.FirstUse;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.wearable.WearableRules;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the configuration says of a pad, and how much of it holds for its person. Only {@link
 * #under} changes it while the program runs.
 *
 * @param limits in force: as configured, or narrowed because the person needs more care
 * @param skinUncertaintyCelsius added to each reading before it is dosed (D10)
 * @param heater what the label of the pad says
 * @param programs by name
 * @param wearable how much a wearable has to say
 * @param firstUse whether it waits for the answers to the first-use questions
 * @param configured the limits of the configuration, which those in force never exceed
 * @param promptChannels how the person can be asked at the pad itself
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
    WearableRules wearable,
    FirstUse firstUse,
    Limits configured,
    Set<PromptChannel> promptChannels) {

  public PadDefinition {
    programs = Collections.unmodifiableMap(new TreeMap<>(programs));
    promptChannels = Collections.unmodifiableSet(new TreeSet<>(promptChannels));
    if (!limits.equals(configured) && !limits.equals(configured.sensitive())) {
      throw new IllegalArgumentException("limits that are not those of the configuration");
    }
  }

  /** A pad as configured. It waits for the answers of its person unless it is simulated. */
  public PadDefinition(
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
        wearable,
        nature.isSimulated() ? FirstUse.ASSUMED : FirstUse.ASKED,
        limits,
        Set.of());
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
        newWearable,
        firstUse,
        configured,
        promptChannels);
  }

  /** The same pad, set up or not. */
  public PadDefinition with(FirstUse newFirstUse) {
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
        wearable,
        newFirstUse,
        configured,
        promptChannels);
  }

  /** The same pad with these ways of asking its person. */
  public PadDefinition with(Set<PromptChannel> newPromptChannels) {
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
        wearable,
        firstUse,
        configured,
        newPromptChannels);
  }

  /** The same pad for a person who needs this care. Never looser than the configuration. */
  public PadDefinition under(Care care) {
    return new PadDefinition(
        name,
        person,
        switch (care) {
          case AS_CONFIGURED -> configured;
          case SENSITIVE -> configured.sensitive();
        },
        skinUncertaintyCelsius,
        heater,
        arming,
        nature,
        night,
        programs,
        wearable,
        firstUse,
        configured,
        promptChannels);
  }

  /** By what a question can be answered at the pad itself, apart from commands. */
  public enum PromptChannel {
    /** The start button, which answers while a question is open. */
    BUTTON,
    /** The person on a simulated pad. */
    SIMULATED_PERSON;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
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
