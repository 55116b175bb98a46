package dev.heatpad.core.wearable;

import dev.heatpad.core.safety.StopReason;
import java.util.Locale;

/**
 * The rules about wearables, in order of precedence (docs/safety.md, wearable). None of them can
 * give heat.
 */
public enum Rule {
  SKIN_TOO_WARM(Consequence.STOP, StopReason.OVER_TEMPERATURE),
  HARD_HEART_RATE(Consequence.STOP, StopReason.HEART_RATE),
  HIGH_HEART_RATE(Consequence.STOP, StopReason.HEART_RATE),
  LOW_HEART_RATE(Consequence.STOP, StopReason.HEART_RATE),
  /** A trusted device says that it touches no skin. */
  CONTACT_LOST(Consequence.PAUSE, StopReason.NOT_WORN),
  /** An on-body detector says no. */
  OFF_BODY(Consequence.PAUSE, StopReason.NOT_WORN),
  /** The device speaks, and has no heart rate any more. */
  NO_BEATS(Consequence.PAUSE, StopReason.NOT_WORN),
  /** The times between beats are gone, and the rate does not move any more. */
  BEATS_GONE(Consequence.PAUSE, StopReason.NOT_WORN),
  /** The same packet again and again: no heart does that. */
  FROZEN(Consequence.PAUSE, StopReason.NOT_WORN),
  SKIN_COLD(Consequence.PAUSE, StopReason.NOT_WORN),
  SKIN_COOLS(Consequence.PAUSE, StopReason.NOT_WORN),
  /** The way to a required wearable says itself that it is cut. */
  LINK_DOWN(Consequence.PAUSE, StopReason.WEARABLE_LOST),
  /** The last valid value of a required wearable is too old. */
  STALE(Consequence.PAUSE, StopReason.WEARABLE_LOST),
  ASLEEP(Consequence.STOP, StopReason.ASLEEP),
  LIKELY_ASLEEP(Consequence.ASK, StopReason.NO_ANSWER),
  HEART_RATE_FELL(Consequence.ASK, StopReason.NO_ANSWER),
  STILL(Consequence.ASK, StopReason.NO_ANSWER),
  HEART_RATE_ROSE(Consequence.EASE, StopReason.HEART_RATE);

  /** What a rule does to a session. */
  public enum Consequence {
    /** Heat ends. */
    STOP,
    /** Heat is off until the cause is gone, for a short time only; then it ends. */
    PAUSE,
    /** Heat is off until somebody answers; without an answer it ends. */
    ASK,
    /** The target falls. */
    EASE
  }

  private final Consequence consequence;
  private final StopReason reason;

  Rule(Consequence consequence, StopReason reason) {
    this.consequence = consequence;
    this.reason = reason;
  }

  public Consequence consequence() {
    return consequence;
  }

  /** Why the session ends if it comes to that. */
  public StopReason reason() {
    return reason;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
