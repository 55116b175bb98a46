package dev.heatpad.config;

import dev.heatpad.core.safety.HardLimits;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.wearable.WearableRules;
import java.util.Optional;

/// One heating pad. `person` groups the budgets of pads that one body uses; `arming` absent means
/// that the wiring decides.
public record PadSettings(
    String person,
    Output output,
    Heater heater,
    Profile profile,
    Optional<Arming> arming,
    WearableRules wearable,
    String program,
    double powerWatts,
    double areaSquareMetres,
    LimitSettings limit,
    NightSettings night,
    GpioSettings gpio,
    SensorSettings sensor) {

  /// What switches the heat. `AUTO` becomes one of the others when the program knows the computer.
  public enum Output {
    AUTO,
    SIMULATED,
    RELAY
  }

  /// What makes the heat.
  public enum Heater {
    ELEMENT
  }

  /// Whether a start needs a press at the device.
  public enum Arming {
    REQUIRED,
    OFF
  }

  public PadSettings {
    if (!profile.allowsDensity(powerWatts / areaSquareMetres)) {
      throw new IllegalArgumentException("Too dense: " + powerWatts + " W, " + areaSquareMetres);
    }
    if (!limit.isWithin(profile)) {
      throw new IllegalArgumentException("Looser than " + profile + ": " + limit);
    }
    if (HardLimits.needsSecondSensor(powerWatts / areaSquareMetres)
        && !sensor.given().containsKey(SensorRole.SECOND_SKIN_SIDE)) {
      throw new IllegalArgumentException("Too dense for one sensor: " + powerWatts + " W");
    }
  }

  PadSettings withOutput(Output changed) {
    return new PadSettings(
        person,
        changed,
        heater,
        profile,
        arming,
        wearable,
        program,
        powerWatts,
        areaSquareMetres,
        limit,
        night,
        gpio,
        sensor);
  }
}
