package dev.heatpad.core.safety;

import dev.heatpad.core.unit.Celsius;
import java.time.Duration;

/**
 * The limits of one pad: a profile, narrowed by configuration. A value that would be wider than the
 * profile's cannot be made.
 *
 * @param maxSession longest session
 * @param maxTarget highest target
 * @param sessionsPerDay sessions in 24 hours
 * @param rest rest after a session
 */
public record Limits(
    Profile profile, Duration maxSession, Celsius maxTarget, int sessionsPerDay, Duration rest) {

  public Limits {
    narrower(maxSession.compareTo(profile.maxSession()) <= 0, "session length");
    narrower(maxSession.compareTo(HardLimits.MIN_SESSION) >= 0, "session length");
    narrower(!maxTarget.isAbove(profile.maxTarget()), "target");
    narrower(maxTarget.isAtLeast(profile.minTarget()), "target");
    narrower(sessionsPerDay >= 1 && sessionsPerDay <= profile.sessionsPerDay(), "sessions per day");
    narrower(rest.compareTo(profile.rest()) >= 0, "rest");
  }

  public static Limits of(Profile profile) {
    return new Limits(
        profile,
        profile.maxSession(),
        profile.maxTarget(),
        profile.sessionsPerDay(),
        profile.rest());
  }

  /** These limits, narrowed to the sensitive profile: of each the stricter one. */
  public Limits sensitive() {
    Profile sensitive = Profile.SENSITIVE;
    Limits widest = of(sensitive);
    return new Limits(
        sensitive,
        maxSession.compareTo(widest.maxSession) < 0 ? maxSession : widest.maxSession,
        maxTarget.min(widest.maxTarget),
        Math.min(sessionsPerDay, widest.sessionsPerDay),
        rest.compareTo(widest.rest) > 0 ? rest : widest.rest);
  }

  private static void narrower(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("the limit of the " + what + " is outside the profile's");
    }
  }
}
