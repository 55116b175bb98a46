package dev.heatpad.sim.trial;

import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.sim.twin.SensorBuild;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which sensors a pad of a trial has, and how good they are.
 *
 * @param offsetCelsius of the first sensor at the skin; a second one is off as far the other way
 */
public record SensorPlan(
    Places places, double lagSeconds, double offsetCelsius, double noiseCelsius) {

  /** A metal capsule lags by 10 to 30 s ({@link SensorBuild}). */
  private static final double USUAL_LAG_SECONDS = 15;

  /** Where the sensors sit. */
  public enum Places {
    SKIN(SensorRole.SKIN_SIDE),
    SKIN_TWICE(SensorRole.SKIN_SIDE, SensorRole.SECOND_SKIN_SIDE),
    SKIN_AND_ELEMENT(SensorRole.SKIN_SIDE, SensorRole.ELEMENT);

    private final List<SensorRole> roles;

    Places(SensorRole... roles) {
      this.roles = List.of(roles);
    }
  }

  /** Sensors as most pads have them: late, but true. */
  public static SensorPlan usual(Places places) {
    return new SensorPlan(places, USUAL_LAG_SECONDS, 0, 0);
  }

  Set<SensorRole> roles() {
    return new TreeSet<>(places.roles);
  }

  List<SensorBuild> builds() {
    return places.roles.stream().map(this::build).toList();
  }

  private SensorBuild build(SensorRole role) {
    double offset =
        switch (role) {
          case SKIN_SIDE -> offsetCelsius;
          case SECOND_SKIN_SIDE -> -offsetCelsius;
          case ELEMENT -> 0;
        };
    return new SensorBuild(role, lagSeconds, offset, noiseCelsius);
  }
}
