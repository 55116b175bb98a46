package dev.heatpad.core.wearable;

import dev.heatpad.core.safety.HardLimits;
import java.util.Locale;

/**
 * What the configuration of a pad says about wearables. It can only be stricter than the hard
 * limits.
 *
 * @param highHeartRatePerMinute above this, in the median of 10 s, heat ends after 30 s
 */
public record WearableRules(Mode mode, int highHeartRatePerMinute) {

  /** A limit below this would end heat of people at rest. */
  public static final int MIN_HIGH_HEART_RATE_PER_MINUTE = 80;

  public static final WearableRules OFF = of(Mode.OFF);

  /** How much a wearable has to say. */
  public enum Mode {
    /** Nothing. */
    OFF,
    /** It may ask, pause and stop; without one there is heat as well. */
    ADVISE,
    /** No heat without one that is worn and heard. */
    REQUIRE;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public WearableRules {
    if (highHeartRatePerMinute < MIN_HIGH_HEART_RATE_PER_MINUTE
        || highHeartRatePerMinute > HardLimits.MAX_HIGH_HEART_RATE_PER_MINUTE) {
      throw new IllegalArgumentException("no limit of a heart rate: " + highHeartRatePerMinute);
    }
  }

  public static WearableRules of(Mode mode) {
    return new WearableRules(mode, HardLimits.MAX_HIGH_HEART_RATE_PER_MINUTE);
  }
}
