package dev.heatpad.config;

import dev.heatpad.core.safety.HardLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The rules between the sensors of pads: what each pad needs, and that no id serves twice. They
/// hold for simulated pads too, whose ids say that there is such a sensor and nothing else.
final class SensorRules {
  private final Problems problems;

  private SensorRules(Problems problems) {
    this.problems = problems;
  }

  static void check(List<Pad> pads, Problems problems) {
    SensorRules rules = new SensorRules(problems);
    for (Pad pad : pads) {
      rules.sensorForRelay(pad);
      rules.firstBeforeSecond(pad);
      rules.secondForDensity(pad);
    }
    rules.ids(pads);
  }

  /// What a relay without a sensor lacks; the rest of a sentence about the sensor's key.
  static String missingSensor(String why) {
    return "is missing, and "
        + why
        + " needs it; `ls /sys/bus/w1/devices` shows the sensor's id, like 28-0123456789ab.";
  }

  private void sensorForRelay(Pad pad) {
    if (!pad.isSound(PadKeys.OUTPUT, PadKeys.SKIN, PadKeys.SECOND_SKIN, PadKeys.ELEMENT)
        || !pad.sensors().isEmpty()) {
      return;
    }
    switch (pad.value(PadKeys.OUTPUT)) {
      case RELAY ->
          problems.add(
              pad.place(PadKeys.OUTPUT),
              pad.path(PadKeys.SKIN),
              missingSensor("output = \"relay\""));
      case AUTO, SIMULATED -> {}
    }
  }

  private void firstBeforeSecond(Pad pad) {
    boolean isAlone =
        pad.given(PadKeys.SECOND_SKIN).isPresent()
            && pad.isSound(PadKeys.SKIN)
            && pad.given(PadKeys.SKIN).isEmpty();
    if (isAlone) {
      problems.add(
          pad.place(PadKeys.SECOND_SKIN),
          pad.path(PadKeys.SECOND_SKIN),
          "is the second sensor on the skin side, and there is no first; name the key skin, or give"
              + " that one too.");
    }
  }

  private void secondForDensity(Pad pad) {
    if (!pad.isSound(PadKeys.PROFILE, PadKeys.POWER, PadKeys.AREA, PadKeys.SECOND_SKIN)) {
      return;
    }
    double squareMetres = pad.value(PadKeys.AREA);
    double density = pad.value(PadKeys.POWER) / squareMetres;
    boolean isTooDense =
        HardLimits.needsSecondSensor(density) && pad.value(PadKeys.PROFILE).allowsDensity(density);
    if (isTooDense && pad.given(PadKeys.SECOND_SKIN).isEmpty()) {
      double most = HardLimits.MAX_WATTS_PER_SQUARE_METRE_OF_ONE_SENSOR;
      problems.add(
          pad.place(PadKeys.POWER, PadKeys.AREA, PadKeys.PROFILE),
          pad.path(PadKeys.SECOND_SKIN),
          String.format(
              Locale.ROOT,
              "is missing, and power over area is %.0f W/m2, above the %.0f W/m2 up to"
                  + " which one sensor at the skin is enough (invariant S3 of docs/safety.md); give a"
                  + " second one, or use at most %.1f W on %.3f m2.",
              Math.ceil(density),
              most,
              Math.floor(most * squareMetres * 10) / 10,
              squareMetres));
    }
  }

  private void ids(List<Pad> pads) {
    Map<String, String> owners = new HashMap<>();
    for (Pad pad : pads) {
      for (Key<String> key : PadKeys.SENSORS.values()) {
        pad.given(key)
            .map(id -> owners.putIfAbsent(id, Echo.path(pad.path(key))))
            .ifPresent(owner ->
                problems.add(
                    pad.place(key),
                    pad.path(key),
                    "is the sensor of " + owner + " too; each needs its own."));
      }
    }
  }
}
